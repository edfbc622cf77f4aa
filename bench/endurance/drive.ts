import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../common/client.ts';
import type { Course } from './mix.ts';

/** What became of requests so far. */
export interface Tally {
  requests: number;
  /** Answered with another status than 2xx. */
  failed: number;
  /** Of the last second, the longest time that a course took, in milliseconds. */
  slowestMs: number;
}

export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

const stepMs = 10;

/** Sends courses in turn so that requests come at that pace, whether or not those before them are answered. */
export const drive = async (client: Client, mix: readonly Course[], pace: Pace, tally: Tally): Promise<void> => {
  const begunMs = performance.now();
  const pending = new Set<Promise<void>>();
  let turn = 0;
  let begun = 0;
  const goes = async (course: Course, number: number): Promise<void> => {
    const fromMs = performance.now();
    const statuses = await course(client, number);
    // A course is begun as one request; the rest of it counts when it is known.
    begun += statuses.length - 1;
    tally.requests += statuses.length;
    tally.failed += statuses.filter((status) => status < 200 || status > 299).length;
    tally.slowestMs = Math.max(tally.slowestMs, performance.now() - fromMs);
  };
  for (let ms = 0; ms < pace.seconds * 1000; ms = performance.now() - begunMs) {
    while (begun < (ms / 1000) * pace.perSecond) {
      const course = mix[turn % mix.length] as Course;
      const going = goes(course, turn).finally(() => pending.delete(going));
      pending.add(going);
      turn += 1;
      begun += 1;
    }
    await sleep(stepMs);
  }
  await Promise.all(pending);
};
