import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import { startContender } from '../measure/server.ts';
import { median, rotated } from '../measure/stats.ts';
import { type Build, withToken } from './builds.ts';
import { freeze, health, type Verb, verbs } from './verbs.ts';

/** How long the control plane of one process took. */
export interface ControlRun {
  readonly name: Build['name'];
  readonly round: number;
  /** Milliseconds of processor time of the first control verb, or of the clock where there is no /proc. */
  readonly firstMs: number;
  /** Milliseconds until a call is answered, the median of its calls, by name. */
  readonly laterMs: ReadonlyMap<string, number>;
}

const cycles = 20;
/** By then a server has done what it puts off until after an answer. */
const settleMs = 300;

const call = (url: string, { method, path, body }: Verb, agent: Agent | false): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const sent = request(`${url}/_fake/${path}`, { method, agent }, (response) => {
      response.resume();
      response.once('end', () => {
        if ((response.statusCode ?? 500) < 300) resolve(performance.now() - begun);
        else reject(new Error(`${method} /_fake/${path}: ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

const first = async (url: string, pid: number): Promise<number> => {
  await sleep(settleMs);
  const before = cpuSecondsOf(pid);
  const ms = await call(url, freeze, false);
  await sleep(settleMs);
  const after = cpuSecondsOf(pid);
  return before === undefined || after === undefined ? ms : (after - before) * 1000;
};

const later = async (url: string): Promise<ReadonlyMap<string, number>> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = new Map<string, number[]>();
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    for (const verb of [health, ...verbs]) {
      times.set(verb.name, [...(times.get(verb.name) ?? []), await call(url, verb, agent)]);
    }
  }
  agent.destroy();
  return new Map([...times].map(([name, all]) => [name, median(all)]));
};

const once = async (build: Build, round: number): Promise<ControlRun> => {
  const { url, pid, stop } = await startContender(withToken(build));
  try {
    return { name: build.name, round, firstMs: await first(url, pid), laterMs: await later(url) };
  } finally {
    await stop();
  }
};

/** A new process for each; none has met the control plane when it starts, not even for its health. */
export const controlRuns = async (builds: readonly Build[], rounds: number): Promise<readonly ControlRun[]> => {
  const all: ControlRun[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const build of rotated(builds, round)) all.push(await once(build, round));
  }
  return all;
};
