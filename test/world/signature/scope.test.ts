import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scopeRule } from '../../support/bodies.ts';
import { seedOf, startScope } from './scopes.ts';

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
  // Beside other characters ** stands for no more than *.
  ['web**', []],
  ['**api', []],
  ['web/**i', ['web/api']],
  ['**a**', ['app', 'apps', 'a+b.c']],
  ['{nginx,redis}', ['nginx', 'redis']],
  ['web/{api,frontend}', ['web/api', 'web/frontend']],
  // A slash ends a segment before its braces are closed.
  ['{app,web/*}', []],
  ['web/{api,admin/ui}', []],
  ['{web,team/web}/api', []],
  // Where a name ends before the braces, none of their choices is tried, not even an empty one.
  ['app{,s}', ['apps']],
  ['{a,b}{p,q}p', ['app']],
  ['{ngin?,r*}', ['nginx', 'redis']],
  ['[an]*', ['app', 'apps', 'nginx', 'a+b.c']],
  ['[^an]*', ['redis', 'v7']],
  ['a\\+b.c', ['a+b.c']],
  ['a+b.c', ['a+b.c']],
  ['', names],
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

/** One segment of a pattern as a regular expression. */
const meaningOf = (segment: string): RegExp => {
  const parts = segment.match(/\{[^}]*\}|\*|./g) ?? [];
  const texts = parts.map((part) => {
    if (part.startsWith('{')) return `(${part.slice(1, -1).replaceAll(',', '|')})`;
    return part.replace('*', '.*').replace('?', '.');
  });
  return new RegExp(`^${texts.join('')}$`);
};

/** Segment by segment; `**` takes any number of them, as long as one is left to take. */
const fits = ([first, ...rest]: readonly string[], names: readonly string[]): boolean => {
  const [name, ...others] = names;
  if (first === undefined || name === undefined) return first === undefined && name === undefined;
  if (first !== '**') return meaningOf(first).test(name) && fits(rest, others);
  return rest.length === 0 || names.some((_, from) => fits(rest, names.slice(from)));
};

test('any pattern selects what its parts mean, one after the other', async () => {
  const { repositories } = await startScope(seedOf(letters));
  const part = fc.constantFrom('a', 'b', '/', '*', '**', '?', '{a,b}', '{ab,b}', '/**/');
  // What asterisks side by side within a segment do, the table above and the vectors of Harbor say.
  const isClear = (pattern: string) => pattern.split('/').every((segment) => segment === '**' || !/\*\*/.test(segment));
  const patterns = fc
    .array(part, { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(''))
    .filter(isClear);
  await fc.assert(
    fc.asyncProperty(patterns, async (pattern) => {
      // A slash at the end counts for nothing.
      const segments = pattern.replace(/(?<=.)\/$/, '').split('/');
      const expected = letters.filter((name) => fits(segments, name.split('/')));
      expect(await repositories(scopeRule({ repository: pattern }))).toEqual(expected);
    }),
    { seed: 11, numRuns: 150 },
  );
});

test('a pattern made to be slow is answered like any other', { timeout: 2500 }, async () => {
  const { repositories } = await startScope(seedOf(['a'.repeat(32), `${'a'.repeat(32)}b`]));
  expect(await repositories(scopeRule({ repository: `${'*a'.repeat(13)}b` }))).toEqual([`${'a'.repeat(32)}b`]);
});
