import { CouldNotRun, type Host } from '../host/host.ts';
import type { Target } from '../target.ts';
import { deletingCreated } from './created.ts';
import { liveCredentials, liveProjectId } from './credentials.ts';
import { fakeTarget } from './fake.ts';
import { readGivens, withGivens } from './given-file.ts';
import { type GuardedTarget, guarded, type Interruption } from './guard.ts';
import { liveTarget } from './live.ts';
import { type TargetOptions, timeoutMsOf } from './options.ts';
import { fakeProfile, type Profile, readProfile } from './profile.ts';
import { httpTransport, type Transport } from './transport.ts';

export interface Connection {
  readonly target: GuardedTarget;
  readonly profile: Profile;
  /** Deletes what was created, and stops what was started. */
  readonly close: () => Promise<void>;
}

/** Where a connection leads, and whether the real service is there. */
export interface Endpoint {
  /** `inprocess` or a URL. */
  readonly where: string;
  readonly live: boolean;
}

const openLive = (url: string, options: TargetOptions, host: Host): Promise<Target> => {
  const { maxCalls, maxSeconds, rate, allowWrites = false, auth } = options;
  return liveTarget({
    ...{ url, allowWrites, maxCalls, maxSeconds, requestsPerSecond: rate, timeoutMs: timeoutMsOf(options) },
    projectId: liveProjectId(host, options),
    credentials: liveCredentials(host, auth),
    runId: Date.now().toString(36),
    signatureKey: host.env.FAKE_SWR_LIVE_SIGNATURE_KEY || undefined,
    now: Date.now,
  });
};

/** Says what answers there, where it is not a fake. */
const checkFake = async (url: string, transport: Transport): Promise<void> => {
  const health = { method: 'GET', target: '/_fake/health', headers: {}, body: undefined };
  const { status, headers, body } = await transport(health);
  const type = headers['content-type'] ?? 'nothing';
  if (/html/.test(type))
    throw new CouldNotRun(
      `${url} is not a fake-swr: it answers with a web page (${status}, ${type}); check the address`,
    );
  if (status === 404 || body === undefined)
    throw new CouldNotRun(
      `${url} is not a fake-swr: GET /_fake/health was answered ${status}; if it is the real service, add --live`,
    );
};

const openFake = async (url: string, name: string, options: TargetOptions) => {
  const { auth = 'token', controlToken } = options;
  const transport = httpTransport(url, { timeoutMs: timeoutMsOf(options) });
  await checkFake(url, transport);
  return fakeTarget({ name, transport, auth, controlToken });
};

const openInProcess = async (options: TargetOptions, profile: Profile, host: Host) => {
  const fake = await host.startFake(profile);
  try {
    const target = await openFake(fake.url, 'inprocess', options);
    return { ...target, cleanUp: () => target.cleanUp().finally(fake.close) };
  } catch (error) {
    await fake.close();
    throw error;
  }
};

const opened = async ({ where, live }: Endpoint, options: TargetOptions, profile: Profile, host: Host) => {
  if (where === 'inprocess') return openInProcess(options, profile, host);
  return live ? deletingCreated(await openLive(where, options, host)) : openFake(where, where, options);
};

/** Opens a target: `inprocess`, the URL of a fake, or that of the real service. */
export const connect = async (
  endpoint: Endpoint,
  options: TargetOptions,
  host: Host,
  interruption: Interruption,
): Promise<Connection> => {
  const givens = options.given === undefined || endpoint.where !== options.target ? {} : readGivens(options.given);
  const profile = options.profile === undefined ? {} : readProfile(options.profile);
  const target = await opened(endpoint, options, profile, host);
  return {
    target: guarded(withGivens(target, givens), interruption),
    profile: endpoint.live ? profile : fakeProfile(profile),
    close: target.cleanUp,
  };
};
