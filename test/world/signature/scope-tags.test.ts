import { expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { policyBody, scopeRule } from '../../support/bodies.ts';
import { type Rule, startScope } from './scopes.ts';

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
  ['extras that are not JSON', [scopeRule({ tag: '2*', extras: 'untagged' })], ['app:2.0-rc']],
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
