import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr, manualClock } from '../../mock/index.ts';
import { clientOf, policiesOf, startOfTime } from '../support/clients.ts';

const library = { namespace_name: 'library' };
const alpine = { ...library, repository_name: 'alpine' };

/** All that a page reads. */
const looks = [
  'worlds?secrets=false',
  'events',
  'journal?format=rows&project_id=*',
  'journal?format=har&status=4xx',
  'coverage',
  'faults',
  'clock',
  'due',
  'browse/instances',
  'browse/namespaces',
  `browse/repositories?${new URLSearchParams(library)}`,
  `browse/artifacts?${new URLSearchParams(alpine)}`,
  'browse/runs',
  'browse/runs?status=InProgress',
  'browse/runs/signature/8/tasks',
  'browse/runs/signature/15/tasks?status=Succeed',
  'browse/policies',
  'browse/webhooks',
] as const;

type Step = (parts: Awaited<ReturnType<typeof started>>) => Promise<unknown>;

const started = async () => {
  const clock = manualClock(startOfTime);
  const swr = await createFakeSwr({ clock });
  onTestFinished(() => swr.close());
  return { swr, clock, client: clientOf(swr) };
};

const answerOf = ({ status, body }: { readonly status: number; readonly body: unknown }) => ({ status, body });

/** What clients and tests do; each tells what it was answered. */
const steps: Readonly<Record<string, Step>> = {
  polled: ({ swr }) => swr.executions.create({ policy_id: 1, tasks: 3, life_cycle: { after_polls: 4 } }),
  timed: ({ swr }) => swr.executions.create({ policy_id: 1, tasks: 5, fail_every: 2, life_cycle: { item_ms: 700 } }),
  execute: async ({ client }) => answerOf(await client.post(`${policiesOf(client)}/1/executions`)),
  list: async ({ client }) => answerOf(await client.get(`${policiesOf(client)}/1/executions`)),
  artifacts: async ({ client }) =>
    answerOf(await client.get(`${client.instance}/namespaces/library/repositories/alpine/artifacts`)),
  push: ({ swr }) => swr.artifacts.push({ ...alpine, tags: ['pushed'] }),
  fault: ({ swr }) =>
    swr.fault({ match: { path: '*executions*' }, when: { after: 1, every: 2, probability: 0.5 }, do: { status: 500 } }),
  faults: ({ swr }) => swr.faults.list(),
  second: async ({ clock }) => clock.advance('1s'),
  day: async ({ clock }) => clock.advance('25h'),
  scaled: ({ swr }) => swr.clock.scale(60),
  back: ({ swr }) => swr.clock.set('2026-02-01T00:00:00Z'),
  missing: async ({ swr }) => (await fetch(`${swr.url}/v2/missing`)).json(),
};

/** Looks at one thing; of the stream, at its beginning. */
const look = async (url: string, what: string): Promise<void> => {
  const answer = await fetch(`${url}/_fake/${what}`);
  expect([200, 404]).toContain(answer.status);
  if (what !== 'events') return void (await answer.text());
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
};

/** What comes of the steps, and what there is in the end, with a watcher who looks in between or without one. */
const outcome = async (
  done: readonly { readonly step: string; readonly seen: readonly string[] }[],
  watched: boolean,
) => {
  const parts = await started();
  const { swr } = parts;
  const answers: unknown[] = [];
  for (const { step, seen } of done) {
    answers.push(await steps[step]?.(parts));
    if (watched) for (const what of seen) await look(swr.url, what);
  }
  const requests = (await swr.journal.find()).map(({ duration_ms: _, request_headers: __, ...entry }) => entry);
  const end = [requests, await swr.coverage(), await swr.faults.list(), await swr.clock.show(), await swr.snapshot()];
  return { answers, end };
};

test('whoever looks changes nothing', async () => {
  const moment = fc.record({
    step: fc.constantFrom(...Object.keys(steps)),
    seen: fc.array(fc.constantFrom(...looks), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 4, maxLength: 14 }), async (done) => {
      expect(await outcome(done, true)).toEqual(await outcome(done, false));
    }),
    { numRuns: 12, seed: 18 },
  );
});

test('a stream that is open all the while changes nothing', async () => {
  const done = ['polled', 'fault', 'list', 'second', 'list', 'day', 'execute', 'list'].map((step) => ({
    step,
    seen: [],
  }));
  const alone = await outcome(done, false);
  const parts = await started();
  const stream = await fetch(`${parts.swr.url}/_fake/events`);
  const answers: unknown[] = [];
  for (const { step } of done) answers.push(await steps[step]?.(parts));
  await stream.body?.cancel();
  expect(answers).toEqual(alone.answers);
  expect(await parts.swr.snapshot()).toEqual(alone.end.at(-1));
});
