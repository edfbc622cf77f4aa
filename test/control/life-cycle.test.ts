import { expect, test } from 'vitest';
import { byEachClient } from '../support/clients.ts';
import {
  all,
  allPending,
  execute,
  executionOf,
  type Override,
  statuses,
  threeRepositories,
} from '../support/signing.ts';

type LifeCycle = NonNullable<Override['life_cycle']>;

byEachClient('executions', (start) => {
  test('are done at once under an immediate life cycle', async () => {
    const { swr, client } = await threeRepositories(start);
    await swr.lifeCycle({ life_cycle: 'immediate' });
    expect(await statuses(client, await execute(client))).toEqual(all('Succeed'));
  });

  const timed: readonly [LifeCycle, readonly (readonly [at: string, expected: readonly string[]])[]][] = [
    [
      { initialized_ms: 10_000, pending_ms: 20_000, item_ms: 1000 },
      [
        ['9999ms', all('Initialized')],
        ['1ms', allPending],
        ['19999ms', allPending],
        ['1ms', ['InProgress', 'InProgress', 'Pending', 'Pending']],
        ['1s', ['InProgress', 'Succeed', 'InProgress', 'Pending']],
        ['1999ms', ['InProgress', 'Succeed', 'Succeed', 'InProgress']],
        ['1ms', all('Succeed')],
      ],
    ],
    [
      'timed',
      [
        ['499ms', all('Initialized')],
        ['1ms', allPending],
        ['1s', ['InProgress', 'InProgress', 'Pending', 'Pending']],
        ['600ms', all('Succeed')],
      ],
    ],
    [{ pending_ms: 0, initialized_ms: 0 }, [['0s', ['InProgress', 'InProgress', 'Pending', 'Pending']]]],
  ];
  test.each(timed)('go as the clock goes under %j', async (life_cycle, course) => {
    const { swr, client } = await threeRepositories(start);
    await swr.lifeCycle({ life_cycle });
    const id = await execute(client);
    for (const [span, expected] of course) {
      await swr.clock.advance(span);
      expect(await statuses(client, id), span).toEqual(expected);
    }
  });

  test('go by steps under a manual life cycle, and however late the clock not otherwise', async () => {
    const { swr, client } = await threeRepositories(start);
    await swr.lifeCycle({ life_cycle: 'manual' });
    const id = await execute(client);
    const course: readonly [steps: number, expected: readonly string[]][] = [
      [1, allPending],
      [1, ['InProgress', 'InProgress', 'Pending', 'Pending']],
      [1, ['InProgress', 'Succeed', 'InProgress', 'Pending']],
      [2, all('Succeed')],
      [9, all('Succeed')],
    ];
    expect(await statuses(client, id)).toEqual(all('Initialized'));
    for (const [steps, expected] of course) {
      await swr.clock.advance('7d');
      await swr.executions.step(id, steps);
      expect(await statuses(client, id), `${steps}`).toEqual(expected);
    }
    expect((await executionOf(client, id)).updated_at).toBe('2026-03-29T12:00:00Z');
  });

  test('refuse a step where they go by the clock, and where there is no such execution', async () => {
    const { swr, client } = await threeRepositories(start);
    const id = await execute(client);
    await expect(swr.executions.step(id)).rejects.toMatchObject({
      status: 409,
      message: expect.stringMatching(/does not go by steps/),
    });
    await expect(swr.executions.step(4711)).rejects.toMatchObject({
      status: 404,
      message: expect.stringMatching(/4711 was not found/),
    });
    await expect(swr.executions.step(id, 0)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/steps is 0 but/),
    });
  });

  const begun = ['InProgress', 'InProgress', 'Pending', 'Pending'];
  const second = ['InProgress', 'Succeed', 'InProgress', 'Pending'];
  const last = ['InProgress', 'Succeed', 'Succeed', 'InProgress'];
  test.each([
    ['after-polls', [allPending, second, all('Succeed')]],
    [{ after_polls: 1 }, [all('Succeed')]],
    [{ after_polls: 5 }, [allPending, begun, second, last, all('Succeed'), all('Succeed')]],
  ] as const)('are done after so many polls under %j', async (life_cycle, expected) => {
    const { swr, client } = await threeRepositories(start);
    await swr.lifeCycle({ life_cycle });
    const id = await execute(client);
    const course = [];
    for (const _ of expected) course.push(await statuses(client, id));
    expect(course).toEqual(expected);
  });

  test.each([
    ['Initialized', all('Initialized')],
    ['Pending', allPending],
    ['InProgress', ['InProgress', 'InProgress', 'Pending', 'Pending']],
  ] as const)('stay %s where they are stuck there', async (stuck, expected) => {
    const { swr, client } = await threeRepositories(start);
    await swr.lifeCycle({ life_cycle: { stuck } });
    const id = await execute(client);
    await swr.clock.advance('365d');
    expect(await statuses(client, id)).toEqual(expected);
    expect(await executionOf(client, id)).toMatchObject({ total: 3, succeed: 0, failed: 0, in_progress: 3 });
  });
});
