import { CouldNotRun, type Host } from '../host/host.ts';
import { pointed } from '../service/json.ts';
import type { Target } from '../target.ts';
import { connect } from './connect.ts';
import { createInterruption } from './guard.ts';
import { liveTarget } from './live.ts';
import { type TargetOptions, timeoutMsOf } from './options.ts';
import { httpTransport } from './transport.ts';

/** A fake on this machine need not be spared. */
const requestsPerSecond = 10_000;

/** A world of a fake as it is. A run of cases makes one for itself instead. */
const existingWorld = async (url: string, options: TargetOptions): Promise<Target> => {
  const { projectId, controlToken, maxCalls, maxSeconds } = options;
  const timeoutMs = timeoutMsOf(options);
  const headers: Record<string, string> = controlToken === undefined ? {} : { 'X-Fake-Control-Token': controlToken };
  const request = { method: 'GET', target: '/_fake/worlds', headers, body: undefined };
  const { status, body } = await httpTransport(url, { timeoutMs })(request);
  const worlds = pointed(body, '/worlds');
  if (!Array.isArray(worlds))
    throw new CouldNotRun(
      `${url} is not a fake-swr: GET /_fake/worlds was answered ${status}; the service needs --live`,
    );
  const world = projectId === undefined ? worlds[0] : worlds.find(({ project_id }) => project_id === projectId);
  if (world === undefined) throw new CouldNotRun(`${url} has no world of the project ${projectId}`);
  return liveTarget({
    ...{ url, projectId: world.project_id, allowWrites: false, maxCalls, maxSeconds, requestsPerSecond, timeoutMs },
    ...{ credentials: { kind: 'token', token: world.token }, runId: 'none', now: Date.now },
  });
};

/** Opens what is there, on a fake or on the real service. */
export const withExisting = async <Result>(
  options: TargetOptions,
  host: Host,
  use: (target: Target) => Promise<Result>,
): Promise<Result> => {
  const { target: where, live = false } = options;
  if (live) {
    const { target } = await connect({ where, live }, options, host, createInterruption());
    return use(target);
  }
  if (where !== 'inprocess') return use(await existingWorld(where, options));
  const fake = await host.startFake({});
  return existingWorld(fake.url, options).then(use).finally(fake.close);
};
