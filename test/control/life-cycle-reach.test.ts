import { describe, expect, test } from 'vitest';
import { byEachClient, clientOf } from '../support/clients.ts';
import {
  all,
  allPending,
  execute,
  executionOf,
  type Override,
  statuses,
  tasksOf,
  threeRepositories,
} from '../support/signing.ts';

describe('a life cycle', () => {
  byEachClient('that fails', (start) => {
    const failing: readonly [string, number, readonly string[]][] = [
      ['**', 3, all('Failed')],
      ['two', 1, ['Failed', 'Succeed', 'Failed', 'Succeed']],
      ['web/*', 1, ['Failed', 'Succeed', 'Succeed', 'Failed']],
      ['{one,two}', 2, ['Failed', 'Failed', 'Failed', 'Succeed']],
      ['*', 2, ['Failed', 'Failed', 'Failed', 'Succeed']],
      ['none', 0, all('Succeed')],
    ];
    test.each(failing)(
      'fails the repositories %s, %i of three, and says why',
      async (repositories, failed, expected) => {
        const { swr, client } = await threeRepositories(start);
        await swr.lifeCycle({ life_cycle: 'immediate', fail: { repositories, status_text: 'no such key' } });
        const id = await execute(client);
        expect(await statuses(client, id)).toEqual(expected);
        expect(await executionOf(client, id)).toMatchObject({ total: 3, failed, succeed: 3 - failed });
        const texts = (await tasksOf(client, id)).map(({ status_text }) => status_text);
        expect(texts).toEqual(expected.slice(1).map((status) => (status === 'Failed' ? 'no such key' : '')));
      },
    );

    test('has a text of its own if none is said', async () => {
      const { swr, client } = await threeRepositories(start);
      await swr.lifeCycle({ life_cycle: 'immediate', fail: { repositories: 'one' } });
      const [task] = await tasksOf(client, await execute(client));
      expect(task).toMatchObject({ status: 'Failed', status_text: 'failed to fetch artifacts' });
    });

    test('leaves the time as usual if none is said', async () => {
      const { swr, client } = await threeRepositories(start);
      await swr.lifeCycle({ fail: { repositories: 'two' } });
      const id = await execute(client);
      expect(await statuses(client, id)).toEqual(all('Initialized'));
      await swr.clock.advance('1m');
      expect(await statuses(client, id)).toEqual(['Failed', 'Succeed', 'Failed', 'Succeed']);
    });
  });

  byEachClient('by its reach', (start) => {
    test('of one policy goes before that of the world', async () => {
      const { swr, client } = await threeRepositories(start);
      await swr.lifeCycle({ life_cycle: { stuck: 'Pending' } });
      await swr.lifeCycle({ policy_id: 2, life_cycle: 'immediate' });
      expect(await statuses(client, await execute(client, 1), 1)).toEqual(allPending);
      expect(await statuses(client, await execute(client, 2), 2)).toEqual(all('Succeed'));
      await swr.lifeCycle({ policy_id: 2 });
      expect(await statuses(client, await execute(client, 2), 2)).toEqual(allPending);
      await swr.lifeCycle();
      expect(await statuses(client, await execute(client, 2), 2)).toEqual(all('Initialized'));
    });

    test('counts from when it is said: what has started goes on as it was', async () => {
      const { swr, client } = await threeRepositories(start);
      const before = await execute(client);
      await swr.lifeCycle({ life_cycle: 'immediate' });
      expect(await statuses(client, before)).toEqual(all('Initialized'));
    });

    test('of one world is not that of another', async () => {
      const { swr, client } = await threeRepositories(start);
      const other = await swr.world();
      await other.lifeCycle({ life_cycle: 'immediate', fail: { repositories: '**' } });
      expect(await statuses(client, await execute(client))).toEqual(all('Initialized'));
      const theirs = clientOf(other);
      expect(await statuses(theirs, await execute(theirs))).toEqual(all('Failed'));
    });

    test.each([
      [{ policy_id: 4711 }, 404, /policy_id 4711 was not found/],
      [{ life_cycle: { stuck: 'Stopped' } }, 400, /life_cycle is {"stuck":"Stopped"} but must be/],
      [{ life_cycle: { after_polls: 0 } }, 400, /life_cycle is {"after_polls":0} but must be/],
      [{ life_cycle: { item_ms: -1 } }, 400, /life_cycle is {"item_ms":-1} but must be/],
      [{ fail: { status_text: 'why' } }, 400, /fail\.repositories is required/],
      [{ lifecycle: 'manual' }, 400, /lifecycle is not known; did you mean life_cycle\?/],
    ] as const)('of %j is refused with a sentence', async (override, status, message) => {
      const { swr } = await threeRepositories(start);
      const refusal = swr.lifeCycle(override as Override);
      await expect(refusal).rejects.toMatchObject({ status, message: expect.stringMatching(message) });
    });
  });
});
