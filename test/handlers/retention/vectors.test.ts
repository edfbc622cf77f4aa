import { expect, test } from 'vitest';
import { createFakeSwr, manualClock } from '../../../mock/index.ts';
import { bodyOf, type Expected, inexpressible, type RetentionVector, seedOf, vectors } from './vectors.ts';

const expressible = vectors.filter((vector) => inexpressible(vector) === undefined);

const run = async (vector: RetentionVector, dry_run: boolean) => {
  const clock = manualClock(vector.now);
  const swr = await createFakeSwr({ seed: seedOf(vector), clock, profile: { 'immutable.second_rule': 'allow' } });
  const instance = `${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}`;
  const call = async (method: string, path: string, body?: unknown) => {
    const init = {
      method,
      headers: { 'X-Auth-Token': swr.token },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const response = await fetch(`${instance}/namespaces/library${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  try {
    for (const rule of vector.immutable_rules) await call('POST', '/immutabletagrules', rule);
    const { id } = await call('POST', '/retention/policies', bodyOf(vector));
    const executions = `/retention/policies/${id}/executions`;
    const { id: execution } = await call('POST', executions, { dry_run });
    clock.advance(60 * 60 * 1000);
    const { tasks } = await call('GET', `${executions}/${execution}/tasks?limit=100`);
    const left = new Map<string, readonly string[]>();
    for (const { name } of vector.repositories) {
      const path = `/repositories/${encodeURIComponent(name.replaceAll('/', '%2F'))}/artifacts?limit=100`;
      const { artifacts } = await call('GET', path);
      left.set(name, artifacts.map(({ digest }: { digest: string }) => digest).sort());
    }
    return { tasks: tasks as readonly Task[], left };
  } finally {
    await swr.close();
  }
};

interface Task {
  readonly repository: string;
  readonly status: string;
  readonly total: number;
  readonly retained: number;
}

const numbers = ({ tasks }: Expected) =>
  tasks.map(({ repository, total, retained }) => ({ repository, status: 'Succeed', total, retained }));

const shown = (tasks: readonly Task[]) =>
  tasks
    .map(({ repository, status, total, retained }) => ({ repository, status, total, retained }))
    .sort((a, b) => (a.repository < b.repository ? -1 : 1));

test("so many of the engine's runs can be said in the API", () => {
  expect({ all: vectors.length, expressible: expressible.length }).toEqual({ all: 233, expressible: 181 });
});

test.each(expressible.map((vector) => [vector.id, vector.note ?? '', vector] as const))(
  '%s %s',
  async (_id, _note, vector) => {
    const deleted = new Map(vector.expect.tasks.map((task) => [task.repository, task.deleted]));
    const before = new Map(
      vector.repositories.map(({ name, artifacts }) => [name, artifacts.map(({ digest }) => digest).sort()]),
    );
    const real = await run(vector, false);
    expect(shown(real.tasks)).toEqual(numbers(vector.expect));
    for (const [name, digests] of before) {
      const gone = deleted.get(name) ?? [];
      expect(real.left.get(name)).toEqual(digests.filter((digest) => !gone.includes(digest)));
    }
    const dry = await run(vector, true);
    expect(shown(dry.tasks)).toEqual(numbers(vector.expect_dry_run ?? vector.expect));
    expect(dry.left).toEqual(before);
  },
);
