import { recorder } from '../discover/record.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import type { Target } from '../target.ts';
import type { VerifyOptions } from '../verify/options.ts';
import { type Answers, defaultAnswers, readAnswers } from './answers.ts';
import type { Credentials } from './caller.ts';
import { remembering } from './created.ts';
import { fakeTarget } from './fake.ts';
import { readGivens, withGivens } from './givens.ts';
import { type Guarded, guarded, type Interruption } from './guard.ts';
import { liveTarget } from './live.ts';
import { httpTransport } from './transport.ts';

export interface Connection {
  readonly target: Guarded;
  readonly answers: Answers;
  /** Takes away what was made, and stops what was started. */
  readonly close: () => Promise<void>;
}

const secretNames = ['FAKE_SWR_LIVE_TOKEN', 'FAKE_SWR_LIVE_AK', 'FAKE_SWR_LIVE_SK'] as const;

/** The secrets of a run, which no output may show. */
export const secretsOf = ({ env }: Host, { controlToken }: VerifyOptions): readonly string[] =>
  [...secretNames.map((name) => env[name]), controlToken].flatMap((secret) => secret || []);

const liveCredentials = ({ env }: Host, auth: VerifyOptions['auth']): Credentials => {
  const { FAKE_SWR_LIVE_TOKEN: token, FAKE_SWR_LIVE_AK: ak, FAKE_SWR_LIVE_SK: sk } = env;
  if (token && auth !== 'key') return { kind: 'token', token };
  if (ak && sk && auth !== 'token') return { kind: 'key', ak, sk };
  const wanted = { token: 'FAKE_SWR_LIVE_TOKEN', key: 'FAKE_SWR_LIVE_AK and FAKE_SWR_LIVE_SK' };
  const names = auth === undefined ? Object.values(wanted).join(', or ') : wanted[auth];
  throw new CouldNotRun(`--live takes its credentials from environment variables only: set ${names}`);
};

const openLive = async (url: string, options: VerifyOptions, host: Host): Promise<Target> => {
  const { maxCalls, maxSeconds, rate, allowWrites = false, auth } = options;
  const projectId = options.projectId ?? host.env.FAKE_SWR_LIVE_PROJECT_ID;
  if (!projectId) throw new CouldNotRun('--live needs a project: --project-id or FAKE_SWR_LIVE_PROJECT_ID');
  return liveTarget({
    ...{ url, projectId, allowWrites, maxCalls, maxSeconds },
    credentials: liveCredentials(host, auth),
    requestsPerSecond: rate,
    runId: Date.now().toString(36),
    signatureKey: host.env.FAKE_SWR_LIVE_SIGNATURE_KEY || undefined,
    now: Date.now,
  });
};

/** Whatever answers there and is no fake is named for what it is. */
const checkFake = async (url: string): Promise<void> => {
  const probe = { method: 'GET', target: '/_fake/health', headers: {}, body: undefined };
  const { status, headers, body } = await httpTransport(url)(probe);
  const type = headers['content-type'] ?? 'nothing';
  if (/html/.test(type))
    throw new CouldNotRun(`${url} is no fake-swr: it answers with a web page (${status}, ${type}); check the address`);
  if (status === 404 || body === undefined)
    throw new CouldNotRun(
      `${url} is no fake-swr: GET /_fake/health was answered ${status}; if it is the real service, add --live`,
    );
};

const openFake = async (url: string, name: string, { auth = 'token', controlToken }: VerifyOptions) => {
  await checkFake(url);
  return fakeTarget({ name, transport: httpTransport(url), auth, controlToken });
};

const openInProcess = async (options: VerifyOptions, profile: Answers, host: Host) => {
  const fake = await host.startFake(profile);
  try {
    const target = await openFake(fake.url, 'inprocess', options);
    return { target, close: () => target.cleanUp().finally(fake.close) };
  } catch (error) {
    await fake.close();
    throw error;
  }
};

const open = async (
  where: string,
  isLive: boolean,
  options: VerifyOptions,
  host: Host,
  interruption: Interruption,
): Promise<Connection> => {
  const profile = options.profile === undefined ? {} : readAnswers(options.profile);
  const answers = isLive ? profile : { ...defaultAnswers, ...profile };
  if (where === 'inprocess') {
    const { target, close } = await openInProcess(options, profile, host);
    return { target: guarded(target, interruption), answers, close };
  }
  const target = isLive ? remembering(await openLive(where, options, host)) : await openFake(where, where, options);
  return { target: guarded(target, interruption), answers, close: target.cleanUp };
};

/** Opens a target: `inprocess`, the URL of a fake, or that of the real service; its answers are kept if that was asked. */
export const connect: typeof open = async (where, isLive, options, host, interruption) => {
  const said = options.given === undefined || where !== options.target ? {} : readGivens(options.given);
  const opened = await open(where, isLive, options, host, interruption);
  const connection = { ...opened, target: { ...opened.target, given: withGivens(opened.target, said).given } };
  if (options.record === undefined || where !== options.target) return connection;
  const { target, answers, close } = connection;
  const kept = recorder({ ...target, cleanUp: close }, options.record, { secrets: secretsOf(host, options) });
  return { target: { ...target, send: kept.send }, answers, close: kept.cleanUp };
};
