/** Harbor 2.1.6's own answers to what is immutable, asked of the API. */
import { expect, test } from 'vitest';
import { createFakeSwr, type FakeSwrOptions } from '../../../mock/index.ts';
import { casesOf } from '../../world/policies/vectors.ts';

interface Selector {
  readonly decoration: string;
}

interface Vector {
  readonly id: string;
  readonly note?: string;
  readonly rules: readonly {
    readonly tag_selectors: readonly Selector[];
    readonly scope_selectors: { readonly repository?: readonly Selector[] };
  }[];
  readonly repository: string;
  readonly tags: readonly string[];
  readonly expect: { readonly immutable?: boolean };
  /** Where an artifact without a tag never counts. */
  readonly expect_since_2_5?: { readonly immutable?: boolean };
}

const vectors = casesOf<Vector>('immutable');

const known = ['repoMatches', 'matches', 'excludes'];

/** Why the API cannot say what a case is about; undefined if it can. */
const inexpressible = ({ rules }: Vector): string | undefined => {
  const selectors = rules.flatMap((rule) => [...rule.tag_selectors, ...(rule.scope_selectors.repository ?? [])]);
  return selectors.some(({ decoration }) => decoration === 'repoExcludes')
    ? 'repoExcludes'
    : selectors.find(({ decoration }) => !known.includes(decoration))?.decoration;
};

const expressible = vectors.filter((vector) => inexpressible(vector) === undefined);

test('so many of the engine’s answers can be asked for in the API', () => {
  const reasons = vectors.flatMap((vector) => inexpressible(vector) ?? []);
  expect({ all: vectors.length, expressible: expressible.length }).toEqual({ all: 124, expressible: 93 });
  expect(new Set(reasons)).toEqual(new Set(['repoExcludes', 'repoMatches2']));
});

const everything = (decoration: string) => [{ kind: 'doublestar', decoration, pattern: '**', extras: '' }];

/** The engine takes any number of rules, and is asked for a repository by its whole name. */
const everyRule = { 'immutable.second_rule': 'allow', 'immutable.name_in_retention': 'whole' } as const;

/** Keeps none of the artifacts that have tags or not. */
const keepsNothing = {
  ...{ name: 'none', algorithm: 'or', enabled: true, trigger: { type: 'manual' } },
  rules: [
    {
      ...{ priority: 0, action: 'retain', template: 'latestPushedK', params: { latestPushedK: 0 } },
      tag_selectors: everything('matches'),
      scope_selectors: { repository: everything('repoMatches') },
      repo_scope_mode: 'regular',
    },
  ],
};

const ask = async ({ rules, repository, tags }: Vector, profile: FakeSwrOptions['profile']) => {
  const repositories = [{ name: repository, artifacts: [{ tags: [...tags] }] }];
  const seed = { instances: [{ name: 'one', namespaces: [{ name: 'library', repositories }] }] };
  const swr = await createFakeSwr({ seed, profile: { ...everyRule, ...profile } });
  const root = `${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces/library`;
  const call = async (method: string, url: string, body?: unknown) =>
    fetch(url, {
      method,
      headers: { 'X-Auth-Token': swr.token, 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const answer = async (method: string, path: string, body?: unknown) => {
    const response = await call(method, `${root}${path}`, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { readonly id: number; readonly tasks: readonly { readonly retained: number }[] };
  };
  try {
    for (const rule of rules) await answer('POST', '/immutabletagrules', rule);
    const { id } = await answer('POST', '/retention/policies', keepsNothing);
    const run = await answer('POST', `/retention/policies/${id}/executions`, { dry_run: true });
    const { tasks } = await answer('GET', `/retention/policies/${id}/executions/${run.id}/tasks`);
    const isSpared = tasks[0]?.retained === 1;
    if (tags.length !== 1) return { isSpared };
    const name = encodeURIComponent(repository.replaceAll('/', '%2F'));
    const place = `/v2/instances/${swr.instanceId}/namespaces/library/repositories/${name}`;
    const push = { namespace_name: 'library', repository_name: repository, tags };
    const pushed = await call('POST', `${swr.url}/_fake/artifacts`, push);
    const deleted = await call('DELETE', `${swr.url}${place}/tags/${tags[0]}`);
    return { isSpared, pushed: pushed.status, deleted: deleted.status };
  } finally {
    await swr.close();
  }
};

const answers = (isImmutable: boolean, { tags }: Vector) => ({
  isSpared: isImmutable,
  ...(tags.length === 1 && { pushed: isImmutable ? 412 : 201, deleted: isImmutable ? 412 : 204 }),
});

test.each(expressible.map((vector) => [vector.id, vector.note ?? '', vector] as const))(
  '%s %s',
  async (_id, _note, vector) => {
    // What cannot be decided is not immutable.
    const { immutable = false } = vector.expect;
    expect(await ask(vector, {})).toEqual(answers(immutable, vector));
    const { immutable: since = immutable } = vector.expect_since_2_5 ?? {};
    expect(await ask(vector, { 'immutable.untagged': 'as_false' })).toEqual(answers(since, vector));
  },
);
