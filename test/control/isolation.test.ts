import fc from 'fast-check';
import type { Response } from 'supertest';
import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { type Client, clientOf, namespaceBody, policiesOf, type Start, startEmbedded } from '../support/clients.ts';

const letter = fc.constantFrom('a', 'b', 'c');
const cron = fc.constantFrom('0 0 * * * *', '0 */20 * * * *', '30 15 9 * * *');

/** What a tester or a client does to a world. `pick` chooses among the policies that it has made there so far. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('create policy'), name: letter, cron: fc.option(cron), event: fc.boolean() }),
  fc.record({ kind: fc.constant('update policy'), pick: fc.nat(5), enabled: fc.boolean(), cron: fc.option(cron) }),
  fc.record({ kind: fc.constant('delete policy'), pick: fc.nat(5) }),
  fc.record({ kind: fc.constant('execute'), pick: fc.nat(5) }),
  fc.record({ kind: fc.constant('executions'), pick: fc.nat(5) }),
  fc.record({ kind: fc.constant('push'), repository: letter, tag: letter }),
  fc.record({ kind: fc.constant('advance'), span: fc.constantFrom('300ms', '7m', '3h') }),
  fc.record({ kind: fc.constant('create namespace'), name: letter }),
  fc.record({ kind: fc.constant('delete namespace'), name: letter }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type ClientStep = Exclude<Step, { kind: 'advance' | 'push' }>;

const triggerOf = (said: string | null, event = false) => {
  if (said !== null) return { type: 'scheduled', trigger_settings: { cron: said } };
  return { type: event ? 'event_based' : 'manual' };
};

const answerOf = async (step: Step, world: FakeWorld, client: Client, made: readonly number[]): Promise<unknown> => {
  const policies = policiesOf(client);
  const policy = (pick: number) => `${policies}/${made[pick % Math.max(1, made.length)] ?? 1}`;
  const namespaces = `${client.instance}/namespaces`;
  const call = (step: ClientStep): Promise<Response> => {
    switch (step.kind) {
      case 'create policy':
        return client.post(policies, policyBody({ name: step.name, trigger: triggerOf(step.cron, step.event) }));
      case 'update policy':
        return client.put(policy(step.pick), policyBody({ enabled: step.enabled, trigger: triggerOf(step.cron) }));
      case 'delete policy':
        return client.remove(policy(step.pick));
      case 'execute':
        return client.post(`${policy(step.pick)}/executions`);
      case 'executions':
        return client.get(`${policy(step.pick)}/executions`, { limit: 100 });
      case 'create namespace':
        return client.post(namespaces, namespaceBody(step.name));
      case 'delete namespace':
        return client.remove(`${namespaces}/${step.name}`);
    }
  };
  if (step.kind === 'advance') return world.clock.advance(step.span);
  if (step.kind === 'push') {
    const { repository: repository_name, tag } = step;
    return world.artifacts.push({ namespace_name: 'library', repository_name, tags: [tag] });
  }
  const { status, body } = await call(step);
  return { status, body };
};

/** A fake with two worlds; takes steps in one or the other and remembers what was answered there. */
const twoWorlds = async (start: Start) => {
  const { swr } = await start({ seed: 'empty' });
  const worlds = [await swr.world(), await swr.world()].map((world) => ({
    world,
    client: clientOf(world),
    made: [] as number[],
    answers: [] as unknown[],
  }));
  const take = async (which: number, step: Step): Promise<void> => {
    const at = worlds[which];
    if (at === undefined) throw new Error(`there is no world ${which}`);
    const answer = await answerOf(step, at.world, at.client, at.made);
    at.answers.push(answer);
    const { body } = answer as { body?: { id?: number } };
    if (step.kind === 'create policy' && body?.id !== undefined) at.made.push(body.id);
  };
  const outcome = async (which: number) => ({
    answers: worlds[which]?.answers,
    data: await worlds[which]?.world.snapshot(),
    journal: (await worlds[which]?.world.journal.find())?.map(({ method, path, status }) => ({ method, path, status })),
  });
  return { take, outcome };
};

test('two worlds whose users interleave behave each as it would alone', { timeout: 60_000 }, async () => {
  const steps = fc.array(fc.tuple(fc.nat(1), step), { minLength: 4, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const together = await twoWorlds(startEmbedded);
      for (const [which, step] of all) await together.take(which, step);
      for (const which of [0, 1]) {
        const alone = await twoWorlds(startEmbedded);
        for (const [owner, step] of all) if (owner === which) await alone.take(which, step);
        expect(await together.outcome(which)).toEqual(await alone.outcome(which));
      }
    }),
    { seed: 11, numRuns: 40 },
  );
});
