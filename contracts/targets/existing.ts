import { CouldNotRun, type Host } from '../host/host.ts';
import { pointed } from '../match.ts';
import { redacted } from '../reports/redact.ts';
import { type Target, Unmet } from '../target.ts';
import type { VerifyOptions } from '../verify/options.ts';
import { connect, secretsOf } from './connect.ts';
import { createInterruption } from './guard.ts';
import { liveTarget } from './live.ts';
import { httpTransport, Unreachable } from './transport.ts';

/** Where a command goes to. */
export interface Where {
  /** `inprocess` or a URL. */
  readonly target: string;
  readonly live?: boolean;
  readonly auth?: 'token' | 'key';
  readonly controlToken?: string;
  readonly maxCalls: number;
  readonly maxSeconds: number;
  readonly rate: number;
  readonly projectId?: string;
}

export const asVerify = (options: Where): VerifyOptions => ({ report: [], ...options });

export const secretsIn = (options: Where, host: Host): readonly string[] => secretsOf(host, asVerify(options));

/** A fake on this machine need not be spared. */
const fastest = 10_000;

/** A world of a fake as it stands: unlike a run of cases, which makes one for itself, this is what is there. */
const worldOf = async (url: string, { projectId, controlToken, maxCalls, maxSeconds }: Where): Promise<Target> => {
  const headers: Record<string, string> = controlToken === undefined ? {} : { 'X-Fake-Control-Token': controlToken };
  const asked = { method: 'GET', target: '/_fake/worlds', headers, body: undefined };
  const { status, body } = await httpTransport(url)(asked);
  const worlds = pointed(body, '/worlds');
  if (!Array.isArray(worlds))
    throw new CouldNotRun(`${url} is no fake-swr: GET /_fake/worlds was answered ${status}; the service needs --live`);
  const world = projectId === undefined ? worlds[0] : worlds.find(({ project_id }) => project_id === projectId);
  if (world === undefined) throw new CouldNotRun(`${url} has no world of the project ${projectId}`);
  return liveTarget({
    ...{ url, projectId: world.project_id, allowWrites: false, maxCalls, maxSeconds, requestsPerSecond: fastest },
    ...{ credentials: { kind: 'token', token: world.token }, runId: 'none', now: Date.now },
  });
};

/** Opens what is there, on a fake or on the real service. */
export const withExisting = async <Result>(
  options: Where,
  host: Host,
  use: (target: Target) => Promise<Result>,
): Promise<Result> => {
  if (options.live) {
    const { target } = await connect(options.target, true, asVerify(options), host, createInterruption());
    return use(target);
  }
  if (options.target !== 'inprocess') return use(await worldOf(options.target, options));
  const fake = await host.startFake({});
  return worldOf(fake.url, options).then(use).finally(fake.close);
};

/** Carries a command through; whatever keeps it from doing so is one line and exit code 2. */
export const carriedThrough = async (
  name: string,
  options: Where,
  host: Host,
  run: () => Promise<number>,
): Promise<void> => {
  try {
    host.exit(await run());
  } catch (error) {
    if (!(error instanceof CouldNotRun || error instanceof Unmet || error instanceof Unreachable)) throw error;
    host.warn(`fake-swr ${name}: ${redacted(error.message, secretsIn(options, host))}\n`);
    host.exit(2);
  }
};
