/** What deleting artifacts, tags and repositories takes along and leaves. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type Fake, startFake } from '../support/fake.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** Two indexes: `e` holds a, b and c, `f` holds c. Only b has a tag of its own. */
const artifacts = [
  { digest: digest('a'), tags: [] },
  { digest: digest('b'), tags: ['arm'] },
  { digest: digest('c'), tags: [] },
  { digest: digest('e'), tags: ['1.0', 'latest'], children: [digest('a'), digest('b'), digest('c')], signed: true },
  { digest: digest('f'), tags: ['0.9'], children: [digest('c')] },
];
const seed: Seed = {
  instances: [{ name: 'one', namespaces: [{ name: 'library', repositories: [{ name: 'app', artifacts }] }] }],
};

/** What an index holds is among the artifacts, so that it is seen whether it is there. */
const profile = { 'artifacts.children_of_index': 'listed' } as const;

const app = ({ instance }: Fake) => `${instance}/namespaces/library/repositories/app`;
const at = (fake: Fake, letter: string) => `${app(fake)}/artifacts/${digest(letter)}`;
const lettersOf = async (fake: Fake): Promise<string> => {
  const { artifacts: listed } = (await fake.get(`${app(fake)}/artifacts`, { limit: 100 })).body;
  return listed
    .map(({ digest: each }: { readonly digest: string }) => each.at(-1))
    .sort()
    .join('');
};
const countsOf = async (fake: Fake) => {
  const { artifact_count, tag_count } = (await fake.get(app(fake))).body;
  return [artifact_count, tag_count];
};

test('what an index refers to is not deleted', async () => {
  const fake = await startFake({ seed, profile });
  const refused = await fake.remove(at(fake, 'a'));
  expect([refused.status, refused.body.error_msg]).toEqual([412, 'the deleting artifact is referenced by others.']);
  expect((await fake.remove(at(fake, 'b'))).status).toBe(412);
  expect(await lettersOf(fake)).toBe('abcef');
});

test('where conflicts are as documented, that is 400', async () => {
  const fake = await startFake({ seed, profile: { 'errors.conflict_status': 'documented' } });
  expect((await fake.remove(at(fake, 'a'))).status).toBe(400);
});

test('an index takes along what has no tag and is in no other index', async () => {
  const fake = await startFake({ seed, profile });
  expect(await countsOf(fake)).toEqual([5, 4]);
  expect((await fake.remove(at(fake, 'e'))).status).toBe(204);
  expect(await lettersOf(fake)).toBe('bcf');
  expect(await countsOf(fake)).toEqual([3, 2]);
  expect((await fake.remove(at(fake, 'f'))).status).toBe(204);
  expect(await lettersOf(fake)).toBe('b');
  expect((await fake.remove(at(fake, 'b'))).status).toBe(204);
  expect((await fake.get(`${app(fake).replace(`/${fake.swr.projectId}`, '')}/tags`)).body.total).toBe(0);
  expect(await countsOf(fake)).toEqual([0, 0]);
});

test('a repository goes with indexes, what they hold, and signatures', async () => {
  const fake = await startFake({ seed });
  expect((await fake.remove(app(fake))).status).toBe(204);
  expect((await fake.get(app(fake))).status).toBe(404);
  expect((await fake.get(`${fake.instance}/artifacts`)).body).toEqual({ artifacts: [] });
  expect((await fake.get(`${fake.instance}/namespaces/library`)).body.repo_count).toBe(0);
});

test('retention keeps what an index refers to', async () => {
  const fake = await startFake({ seed, profile });
  const policies = `${fake.instance}/namespaces/library/retention/policies`;
  const rule = {
    ...{ priority: 0, action: 'retain', template: 'latestPushedK', params: { latestPushedK: 2 } },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '' }],
    ...{ scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] } },
    repo_scope_mode: 'regular',
  };
  const body = { name: 'keep', algorithm: 'or', enabled: true, trigger: { type: 'manual' }, rules: [rule] };
  const { id } = (await fake.post(policies, body)).body;
  await fake.post(`${policies}/${id}/executions`, { dry_run: false });
  fake.clock.advance(3_600_000);
  expect(await lettersOf(fake)).toBe('abcef');
});

test('a pushed index holds what is in its repository, and nothing else', async () => {
  const fake = await startFake({ seed });
  const push = (children: readonly string[]) =>
    fake.post('/_fake/artifacts', { namespace_name: 'library', repository_name: 'app', tags: ['2.0'], children });
  expect((await push([digest('d')])).status).toBe(404);
  expect((await push([digest('b')])).status).toBe(201);
});

test('a signature is deleted alone where signatures are among the artifacts', async () => {
  const fake = await startFake({ seed, profile: { 'artifacts.signatures_among_artifacts': 'listed' } });
  const [signature] = (await fake.get(`${at(fake, 'e')}/accessories`)).body.accessories;
  expect((await fake.remove(`${app(fake)}/artifacts/${signature.digest}`)).status).toBe(204);
  expect((await fake.get(`${at(fake, 'e')}/accessories`)).body.total).toBe(0);
  expect((await fake.get(at(fake, 'e'))).status).toBe(200);
});
