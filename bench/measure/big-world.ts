import { setTimeout as sleep } from 'node:timers/promises';
import { makeExecution } from '../common/demo.ts';
import { fakeSwrToken } from '../contenders/fake-swr-token.ts';
import { residentMbOf } from './process-facts.ts';
import { startContender } from './server.ts';

/** A start that goes on to make an execution and to show its last page. */
export interface BigStart {
  readonly tasks: number;
  readonly round: number;
  /** From the start of the process until that page is there. */
  readonly startMs: number;
  readonly residentMb: number;
}

const settleMs = 300;

const once = async (tasks: number, round: number): Promise<BigStart> => {
  const begun = performance.now();
  const server = await startContender(fakeSwrToken);
  try {
    const page = await makeExecution(server.url, tasks);
    const answer = await fetch(`${server.url}${page(tasks - 10)}`, { headers: fakeSwrToken.headers('') });
    if (answer.status !== 200) throw new Error(`the last page of ${tasks} tasks answers ${answer.status}`);
    await answer.arrayBuffer();
    const startMs = performance.now() - begun;
    await sleep(settleMs);
    return { tasks, round, startMs, residentMb: residentMbOf(server.pid) };
  } finally {
    await server.stop();
  }
};

/** With ten tasks and with a million, in turn. */
export const bigStarts = async (rounds: number): Promise<readonly BigStart[]> => {
  const all: BigStart[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const tasks of round % 2 === 0 ? [10, 1_000_000] : [1_000_000, 10]) all.push(await once(tasks, round));
  }
  return all;
};
