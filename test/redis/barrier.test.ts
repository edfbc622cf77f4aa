import { expect, test } from 'vitest';
import { createBarrier, type Trip } from '../../mock/redis/barrier.ts';

interface Started {
  readonly wait: () => Promise<string>;
  /** Answers the trip that is under way. */
  readonly answer: (trip: Trip) => void;
  readonly trips: () => number;
  readonly reach: (id: string) => void;
  readonly fail: (reason: string) => void;
  readonly lose: (reason: string) => void;
  readonly known: readonly number[];
}

const start = (): Started => {
  let applied = '1-0';
  let problem: string | undefined;
  let trips = 0;
  let answered: (trip: Trip) => void = () => undefined;
  const known: number[] = [];
  const barrier = createBarrier({
    trip: () => {
      trips += 1;
      return new Promise((resolve) => {
        answered = resolve;
      });
    },
    ...{ appliedId: () => applied, problem: () => problem, onTime: (ms) => known.push(ms) },
    onBug: (error) => {
      throw error;
    },
  });
  return {
    wait: () =>
      new Promise((resolve) =>
        barrier.wait(
          () => resolve('passed'),
          ({ message }) => resolve(message),
        ),
      ),
    answer: (trip) => answered(trip),
    trips: () => trips,
    reach: (id) => {
      applied = id;
      barrier.reached(id);
    },
    fail: barrier.fail,
    lose: (reason) => {
      problem = reason;
    },
    known,
  };
};

/** Lets everything happen that is ready to. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('all requests of one turn take one trip, and those that come during it the next', async () => {
  const { wait, answer, trips, known } = start();
  const first = [wait(), wait(), wait()];
  await settled();
  const second = [wait(), wait()];
  await settled();
  expect(trips()).toBe(1);
  answer({ lastId: '1-0', timeMs: 10 });
  expect(await Promise.all(first)).toEqual(['passed', 'passed', 'passed']);
  await settled();
  expect(trips()).toBe(2);
  answer({ lastId: '1-0', timeMs: 20 });
  expect(await Promise.all(second)).toEqual(['passed', 'passed']);
  expect(known).toEqual([10, 20]);
});

test('a request passes when what was last is applied, and not before', async () => {
  const { wait, answer, reach } = start();
  let state = 'waits';
  const waiting = wait().then((said) => {
    state = said;
  });
  await settled();
  answer({ lastId: '3-0', timeMs: 1 });
  await settled();
  reach('2-0');
  await settled();
  expect(state).toBe('waits');
  reach('3-0');
  await waiting;
  expect(state).toBe('passed');
});

test('when Redis goes away those who wait are told, and those who come', async () => {
  const { wait, answer, fail, lose } = start();
  const waiting = wait();
  await settled();
  answer({ lastId: '3-0', timeMs: 1 });
  await settled();
  lose('Redis is away');
  fail('Redis is away');
  const message = 'fake-swr cannot know the current state, and has done nothing: Redis is away';
  expect(await waiting).toBe(message);
  expect(await wait()).toBe(message);
});
