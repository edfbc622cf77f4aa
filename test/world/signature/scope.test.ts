import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { policyBody, scopeRule } from '../../support/bodies.ts';
import { startFake } from '../../support/fake.ts';

type Rule = ReturnType<typeof scopeRule>;
type Row = { readonly id: number; readonly repository: string; readonly tags: string };

const seedOf = (names: readonly string[]): Seed => ({
  instances: [
    { name: 'one', namespaces: [{ name: 'library', repositories: names.map((name) => ({ name, artifacts: [{}] })) }] },
  ],
});

const startScope = async (seed: Seed) => {
  const { instance, get, post } = await startFake({ seed });
  const policies = `${instance}/namespaces/library/signature/policies`;
  /** Path of the tasks of an execution over these rules. */
  const execute = async (rules: readonly Rule[]) => {
    const { status, body } = await post(policies, policyBody({ scope_rules: rules }));
    expect(status).toBe(201);
    const executions = `${policies}/${body.id}/executions`;
    const { status: accepted, body: execution } = await post(executions);
    expect(accepted).toBe(202);
    return `${executions}/${execution.id}/tasks`;
  };
  const repositories = async (...rules: readonly Rule[]) => {
    const { body } = await get(await execute(rules), { limit: 100 });
    return body.tasks.map(({ repository }: Row) => repository);
  };
  /** What is signed, as repository:tag,tag. */
  const versions = async (...rules: readonly Rule[]) => {
    const tasks = await execute(rules);
    const found: string[] = [];
    for (const { id } of (await get(tasks)).body.tasks) {
      const { body } = await get(`${tasks}/${id}/subtasks`);
      found.push(...body.sub_tasks.map(({ repository, tags }: Row) => `${repository}:${tags}`));
    }
    return found;
  };
  return { policies, post, repositories, versions };
};

const names = [
  'app',
  'apps',
  'nginx',
  'redis',
  'v7',
  'web/api',
  'web/frontend',
  'web/admin/ui',
  'team/web/api',
  'a+b.c',
];
const nested = ['web/api', 'web/frontend', 'web/admin/ui', 'team/web/api'];

const repositoryPatterns: readonly [pattern: string, selected: readonly string[]][] = [
  ['**', names],
  ['*', ['app', 'apps', 'nginx', 'redis', 'v7', 'a+b.c']],
  ['app', ['app']],
  ['APP', []],
  ['ap', []],
  ['app*', ['app', 'apps']],
  ['*p', ['app']],
  ['*pp*', ['app', 'apps']],
  ['app?', ['apps']],
  ['a?p', ['app']],
  ['?????', ['nginx', 'redis', 'a+b.c']],
  ['web', []],
  ['web*', []],
  ['web?api', []],
  ['web/*', ['web/api', 'web/frontend']],
  ['web/**', ['web/api', 'web/frontend', 'web/admin/ui']],
  ['*/*', ['web/api', 'web/frontend']],
  ['*/*/*', ['web/admin/ui', 'team/web/api']],
  ['*/**', nested],
  ['**/api', ['web/api', 'team/web/api']],
  ['team/**/api', ['team/web/api']],
  ['web**', ['web/api', 'web/frontend', 'web/admin/ui']],
  ['**api', ['web/api', 'team/web/api']],
  ['w**i', ['web/api', 'web/admin/ui']],
  ['**a**', ['app', 'apps', 'web/api', 'web/admin/ui', 'team/web/api', 'a+b.c']],
  ['{nginx,redis}', ['nginx', 'redis']],
  ['{app,web/*}', ['app', 'web/api', 'web/frontend']],
  ['web/{api,admin/ui}', ['web/api', 'web/admin/ui']],
  ['{web,team/web}/api', ['web/api', 'team/web/api']],
  ['app{,s}', ['app', 'apps']],
  ['{a,b}{p,q}p', ['app']],
  ['{ngin?,**/ui}', ['nginx', 'web/admin/ui']],
  ['a+b.c', ['a+b.c']],
  ['', []],
];

test.each(repositoryPatterns)('the pattern "%s" selects the repositories %j', async (pattern, selected) => {
  const { repositories } = await startScope(seedOf(names));
  expect(await repositories(scopeRule({ repository: pattern }))).toEqual(selected);
});

const literals = [
  '(app|apps)',
  'app|apps',
  '@(app)',
  '+(app)',
  'app+',
  'ap.',
  'app.*',
  '^app',
  'app$',
  '!nginx',
  './app',
  '"app"',
  'v{1..9}',
  'web//api',
];

test.each(literals)('the pattern "%s" selects nothing, since nothing in it is special', async (pattern) => {
  const { repositories } = await startScope(seedOf(names));
  expect(await repositories(scopeRule({ repository: pattern }))).toEqual([]);
});

const letters = [
  'a',
  'b',
  'ab',
  'ba',
  'aab',
  'abab',
  'a/a',
  'a/b',
  'b/a',
  'ab/b',
  'b/ab',
  'a/b/a',
  'ab/a/b',
  'b/b/b/b',
  'a/aa/ab/b',
];
const meanings: Readonly<Record<string, string>> = {
  '*': '[^/]*',
  '**': '.*',
  '?': '[^/]',
  '{a,b}': '(a|b)',
  '{ab,b/a}': '(ab|b/a)',
};

test('any pattern selects what its parts mean, one after the other', async () => {
  const { repositories } = await startScope(seedOf(letters));
  const part = fc.constantFrom('a', 'b', '/', ...Object.keys(meanings));
  // Asterisks side by side would run together; whether a slash next to `**` may stand for nothing is nowhere written.
  const isClear = (parts: readonly string[]) => !/\*,\*|\*\*,\/|\/,\*\*/.test(parts.join());
  const patterns = fc.array(part, { minLength: 1, maxLength: 5 }).filter(isClear);
  await fc.assert(
    fc.asyncProperty(patterns, async (parts) => {
      const meaning = new RegExp(`^${parts.map((each) => meanings[each] ?? each).join('')}$`);
      const expected = letters.filter((name) => meaning.test(name));
      expect(await repositories(scopeRule({ repository: parts.join('') }))).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

test.each(['repository', 'tag'])('a %s pattern of 512 characters is taken, one of 513 is refused', async (kind) => {
  const { policies, post, versions } = await startScope({
    instances: [
      {
        name: 'one',
        namespaces: [{ name: 'library', repositories: [{ name: 'app', artifacts: [{ tags: ['app'] }] }] }],
      },
    ],
  });
  const longest = `{app,${'x'.repeat(506)}}`;
  expect(longest).toHaveLength(512);
  expect(await versions(scopeRule({ [kind]: longest }))).toEqual(['app:app']);
  const { status, body } = await post(policies, policyBody({ scope_rules: [scopeRule({ [kind]: `${longest}x` })] }));
  expect(status).toBe(400);
  expect(body.error_msg).toContain('must have at most 512 characters');
});

test('a pattern made to be slow is answered like any other', { timeout: 2500 }, async () => {
  const { repositories } = await startScope(seedOf(['a'.repeat(32), `${'a'.repeat(32)}b`]));
  expect(await repositories(scopeRule({ repository: `${'*a'.repeat(13)}b` }))).toEqual([`${'a'.repeat(32)}b`]);
});

const tagged: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [
            {
              name: 'app',
              artifacts: [{ tags: ['1.0'] }, { tags: ['1.1', '1', 'latest'] }, { tags: ['2.0-rc'] }, { tags: [] }],
            },
            { name: 'web/ui', artifacts: [{ tags: ['1.0', 'latest'] }] },
            { name: 'untagged', artifacts: [{ tags: [] }] },
          ],
        },
      ],
    },
  ],
};

const untagged = '{"untagged":true}';
const selections: readonly [what: string, rules: readonly Rule[], signed: readonly string[]][] = [
  ['all tags', [scopeRule()], ['app:1.0', 'app:1.1,1,latest', 'app:2.0-rc', 'web/ui:1.0,latest']],
  ['tags that start alike', [scopeRule({ tag: '1.*' })], ['app:1.0', 'app:1.1', 'web/ui:1.0']],
  ['one tag of many', [scopeRule({ tag: 'latest' })], ['app:latest', 'web/ui:latest']],
  ['either of two tags', [scopeRule({ tag: '{1,2.0-rc}' })], ['app:1', 'app:2.0-rc']],
  ['tags of one character', [scopeRule({ tag: '?' })], ['app:1']],
  ['no tag at all', [scopeRule({ tag: 'nothing' })], []],
  ['tags of one repository', [scopeRule({ repository: 'web/*', tag: 'latest' })], ['web/ui:latest']],
  ['tags and untagged versions', [scopeRule({ tag: '2*', extras: untagged })], ['app:2.0-rc', 'app:', 'untagged:']],
  ['untagged versions alone', [scopeRule({ tag: 'nothing', extras: untagged })], ['app:', 'untagged:']],
  ['untagged versions of one repository', [scopeRule({ repository: 'app', tag: 'x', extras: untagged })], ['app:']],
  ['what extras leave out', [scopeRule({ tag: '2*', extras: '{"untagged":false}' })], ['app:2.0-rc']],
  ['extras of a string', [scopeRule({ tag: '2*', extras: '{"untagged":"true"}' })], ['app:2.0-rc']],
  ['extras that are no JSON', [scopeRule({ tag: '2*', extras: 'untagged' })], ['app:2.0-rc']],
  ['extras that are null', [scopeRule({ tag: '2*', extras: 'null' })], ['app:2.0-rc']],
  ['no rule', [], []],
  [
    'two rules for two repositories',
    [scopeRule({ repository: 'app', tag: '1.0' }), scopeRule({ repository: 'web/*', tag: 'latest' })],
    ['app:1.0', 'web/ui:latest'],
  ],
  [
    'two rules for one version, which is signed once',
    [scopeRule({ repository: 'app', tag: '1.1' }), scopeRule({ repository: '*', tag: 'latest' })],
    ['app:1.1,latest'],
  ],
  [
    'two rules of which one takes untagged versions',
    [scopeRule({ repository: 'app', tag: '1.0' }), scopeRule({ repository: 'un*', tag: 'x', extras: untagged })],
    ['app:1.0', 'untagged:'],
  ],
];

test.each(selections)('%s: %j signs %j', async (_, rules, signed) => {
  const { versions } = await startScope(tagged);
  expect(await versions(...rules)).toEqual(signed);
});
