import { makeExecution, makeWorld } from '../common/demo.ts';
import { fakeSwrToken } from '../contenders/fake-swr-token.ts';
import { connections, printedBy } from '../measure/load.ts';
import { startContender } from '../measure/server.ts';
import { median, spreadOf } from '../measure/stats.ts';
import type { Curve } from './curve.ts';

export interface JournalPlan {
  readonly rounds: number;
  readonly amount: number;
  readonly every: number;
}

/** A journal goes with its world, so each new world begins with an empty one while the code stays warm. */
const run = async (url: string, { amount, every }: JournalPlan): Promise<readonly number[]> => {
  const world = await makeWorld(url);
  const page = await makeExecution(url, 10, world);
  const text = await printedBy('measure/autocannon.ts', {
    ...{ url: `${url}${page()}`, headers: { 'X-Auth-Token': world.token }, connections, every },
    // One stretch more than is shown: in the last one connections end, not all at once.
    amount: amount + every,
    warm: { url: `${url}${fakeSwrToken.first}`, headers: fakeSwrToken.headers(''), amount: every * 2 },
  });
  const { marks } = JSON.parse(text) as { readonly marks: readonly number[] };
  return marks.slice(0, amount / every).map((ms, index) => (every / (ms - (marks[index - 1] ?? 0))) * 1000);
};

/** Throughput of each stretch of requests while the journal of their world grows, as a share of the middle of all stretches. */
export const journalCurve = async (plan: JournalPlan): Promise<Curve> => {
  const { rounds, amount, every } = plan;
  const server = await startContender(fakeSwrToken);
  try {
    await run(server.url, { ...plan, amount: every * 3 });
    const all: (readonly number[])[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const rates = await run(server.url, plan);
      all.push(rates.map((rate) => rate / median(rates)));
    }
    const points = Array.from({ length: Math.floor(amount / every) }, (_, index) => ({
      x: index * every,
      share: spreadOf(all.map((shares) => shares[index] ?? Number.NaN)),
    }));
    return { name: 'journal', points };
  } finally {
    await server.stop();
  }
};
