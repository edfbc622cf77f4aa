/** Immutable rules, and what they keep from being pushed and deleted. */
import { expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { ruleBody } from '../../support/bodies.ts';
import { type Fake, startFake } from '../../support/fake.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [{ name: 'app', artifacts: [{ digest, tags: ['1.0', 'dev'], signed: true }] }],
        },
        { name: 'other', repositories: [{ name: 'app', artifacts: [{ digest, tags: ['1.0'] }] }] },
      ],
    },
  ],
};

const tagged = (pattern: string) => ({ tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern }] });

const startWith = async (body: object) => {
  const fake = await startFake({ seed });
  const rules = `${fake.instance}/namespaces/library/immutabletagrules`;
  const created = await fake.post(rules, body);
  expect(created.status).toBe(201);
  return { ...fake, rules, rule: `${rules}/${created.body.id}` };
};

const app = ({ instance }: Fake, namespace = 'library') => `${instance}/namespaces/${namespace}/repositories/app`;
const tagOf = (fake: Fake, tag: string, namespace = 'library') =>
  `${app(fake, namespace).replace(`/${fake.swr.projectId}`, '')}/tags/${tag}`;
const push = (fake: Fake, tags: readonly string[], changes: object = {}) =>
  fake.post('/_fake/artifacts', { namespace_name: 'library', repository_name: 'app', tags, ...changes });

test('a tag that is immutable is neither moved nor pushed again, and a push of it changes nothing', async () => {
  const fake = await startWith(ruleBody(tagged('1.*')));
  const before = (await fake.get(app(fake))).body;
  const moved = await push(fake, ['new', '1.0']);
  expect(moved.status).toBe(412);
  expect(moved.body).toEqual({ error: "Failed to process request due to 'app:1.0' configured as immutable." });
  expect((await push(fake, ['1.0'], { digest })).status).toBe(412);
  expect((await fake.get(app(fake))).body).toEqual(before);
  expect((await push(fake, ['1.1', 'dev'])).status).toBe(201);
  expect((await push(fake, ['1.0'], { namespace_name: 'other' })).status).toBe(201);
  await fake.put(fake.rule, ruleBody({ ...tagged('1.*'), disabled: true }));
  expect((await push(fake, ['1.0'])).status).toBe(201);
});

test('what is immutable is not deleted, and the refusal names the tag', async () => {
  const fake = await startWith(ruleBody(tagged('1.*')));
  const refused = await fake.remove(tagOf(fake, '1.0'));
  expect([refused.status, refused.body.error_msg]).toEqual([
    412,
    'the tag 1.0 configured as immutable, cannot be deleted.',
  ]);
  expect((await fake.remove(`${app(fake)}/artifacts/${digest}`)).status).toBe(412);
  expect((await fake.remove(app(fake))).status).toBe(412);
  expect((await fake.remove(tagOf(fake, 'dev'))).status).toBe(204);
  expect((await fake.get(`${app(fake)}/artifacts/${digest}/accessories`)).body.total).toBe(1);
  await fake.remove(fake.rule);
  expect((await fake.remove(app(fake))).status).toBe(204);
});

test('the tag of a signature is a tag like any other', async () => {
  const fake = await startWith(ruleBody(tagged('sha256-*')));
  const signature = `${digest.replace(':', '-')}.sig`;
  expect((await fake.remove(tagOf(fake, signature))).status).toBe(412);
  await fake.remove(fake.rule);
  expect((await fake.remove(tagOf(fake, signature))).status).toBe(204);
  expect((await fake.remove(tagOf(fake, signature))).status).toBe(404);
  expect((await fake.get(`${app(fake)}/artifacts/${digest}/accessories`)).body.total).toBe(1);
});

test('a rule is found in its own namespace alone, and goes with it', async () => {
  const fake = await startWith(ruleBody());
  const elsewhere = fake.rule.replace('/library/', '/other/');
  expect((await fake.put(elsewhere, ruleBody())).status).toBe(404);
  expect((await fake.remove(elsewhere)).status).toBe(404);
  expect((await fake.remove(`${fake.rules}/4711`)).status).toBe(404);
  expect((await fake.remove(`${fake.rules}/first`)).status).toBe(400);
  const { post, remove, get, instance } = fake;
  await post(`${instance}/namespaces`, { namespace_name: 'mine', metadata: { public: 'false' } });
  await post(`${instance}/namespaces/mine/immutabletagrules`, ruleBody());
  expect((await get(`${instance}/immutabletagrules`)).body.total).toBe(2);
  await remove(`${instance}/namespaces/mine`);
  expect((await get(`${instance}/immutabletagrules`)).body.total).toBe(1);
});
