import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScope, type ScopeOptions, type ScopeRule } from '../../../mock/world/policies/scope.ts';

const signing: ScopeOptions = { untaggedByDefault: false };
const retention: ScopeOptions = { untaggedByDefault: true, severalSelectors: 'all' };
const immutability: ScopeOptions = { untaggedByDefault: true, severalSelectors: 'first' };

const rule = (repository: string | readonly string[], tag: string | readonly string[], extras?: string): ScopeRule => ({
  scope_selectors: { repository: [repository].flat().map((pattern) => ({ decoration: 'repoMatches', pattern })) },
  tag_selectors: [tag]
    .flat()
    .map((pattern) => ({ decoration: 'matches', pattern, ...(extras !== undefined && { extras }) })),
});

describe('a scope of several rules', () => {
  const rules = [rule('app', 'v*'), rule('*', 'latest'), rule('web/**', 'none', '{"untagged":true}')];
  const scope = createScope(rules, signing);

  test('takes the repositories that any rule takes', () => {
    expect(['app', 'other', 'web/ui', 'team/ui'].filter(scope.takesRepository)).toEqual(['app', 'other', 'web/ui']);
  });

  test('takes an artifact for the tags of all rules of its repository, in the order of its tags', () => {
    expect(scope.takesArtifact('app', ['latest', 'x', 'v1'])).toEqual(['latest', 'v1']);
    expect(scope.takesArtifact('other', ['latest', 'x', 'v1'])).toEqual(['latest']);
    expect(scope.takesArtifact('other', ['v1'])).toBeUndefined();
    expect(scope.takesArtifact('team/ui', ['latest'])).toBeUndefined();
  });

  test('takes an artifact without a tag where a rule of its repository asks for it', () => {
    expect(scope.takesArtifact('web/ui', [])).toEqual([]);
    expect(scope.takesArtifact('app', [])).toBeUndefined();
  });
});

test('no rule takes nothing', () => {
  const scope = createScope([], retention);
  expect(scope.takesRepository('app')).toBe(false);
  expect(scope.takesArtifact('app', ['v1'])).toBeUndefined();
});

describe('an artifact without a tag', () => {
  test('is taken when nothing is said only if that is the default', () => {
    expect(createScope([rule('**', '**')], retention).takesArtifact('app', [])).toEqual([]);
    expect(createScope([rule('**', '**')], signing).takesArtifact('app', [])).toBeUndefined();
  });

  test('is taken by a tag selector that tests the repository only if that is the default or asked for', () => {
    const named = (extras?: string): ScopeRule => ({
      scope_selectors: { repository: [{ decoration: 'repoMatches', pattern: '**' }] },
      tag_selectors: [{ decoration: 'repoMatches', pattern: 'app', ...(extras !== undefined && { extras }) }],
    });
    expect(createScope([named()], retention).takesArtifact('app', [])).toEqual([]);
    expect(createScope([named()], signing).takesArtifact('app', [])).toBeUndefined();
    expect(createScope([named('{"untagged":true}')], signing).takesArtifact('app', [])).toEqual([]);
    expect(createScope([named('{"untagged":true}')], signing).takesArtifact('web', [])).toBeUndefined();
    expect(createScope([named()], signing).takesArtifact('app', ['v1'])).toEqual(['v1']);
  });
});

describe('several selectors of one rule', () => {
  const rules = [rule(['a*', '*b'], ['v*', '*1'])];
  const cases: readonly [
    options: ScopeOptions,
    repositories: readonly string[],
    tags: readonly string[] | undefined,
  ][] = [
    [signing, ['ax', 'xb', 'ab'], ['v2', 'x1']],
    [retention, ['ab'], ['v2', 'x1']],
    [immutability, ['ax', 'ab'], ['v2']],
  ];
  test.each(cases)('with %j take %j', (options, repositories, tags) => {
    const scope = createScope(rules, options);
    expect(['ax', 'xb', 'ab', 'xx'].filter(scope.takesRepository)).toEqual(repositories);
    expect(scope.takesArtifact('ab', ['v2', 'x1', 'x2'])).toEqual(tags);
  });

  test('take an artifact only if all of them select it where all have to', () => {
    expect(createScope(rules, retention).takesArtifact('ab', ['v2'])).toBeUndefined();
    expect(createScope(rules, signing).takesArtifact('ab', ['v2'])).toEqual(['v2']);
  });

  test('of which there are none take every repository where all have to, and none else', () => {
    const none: ScopeRule = { scope_selectors: {}, tag_selectors: [{ decoration: 'matches', pattern: '**' }] };
    expect(createScope([none], retention).takesArtifact('app', ['v1'])).toEqual(['v1']);
    expect(createScope([none], signing).takesRepository('app')).toBe(false);
    expect(createScope([none], immutability).takesRepository('app')).toBe(false);
  });
});

describe('what cannot be decided is not taken', () => {
  test('neither a repository nor an artifact', () => {
    const scope = createScope([rule('v{1', 'v{1'), rule('a*', 'v{1')], retention);
    expect(scope.takesRepository('v1')).toBe(false);
    expect(scope.takesRepository('app')).toBe(true);
    expect(scope.takesArtifact('app', ['v1'])).toBeUndefined();
  });

  test('unless another selector selects it, where one is enough', () => {
    const rules = [rule(['x', '['], '**')];
    expect(createScope(rules, retention).takesRepository('x')).toBe(false);
    expect(createScope(rules, signing).takesRepository('x')).toBe(true);
    expect(createScope(rules, signing).takesRepository('app')).toBe(false);
  });

  test('nor by a decoration that is not known', () => {
    const unknown: ScopeRule = {
      scope_selectors: { repository: [{ decoration: 'with', pattern: '**' }] },
      tag_selectors: [],
    };
    expect(createScope([unknown], signing).takesRepository('app')).toBe(false);
  });
});

test('several rules take what each of them takes', () => {
  const pattern = fc.constantFrom('a', '*', 'b*', '**', '{a,b}', 'x');
  const rules = fc.array(fc.tuple(pattern, pattern), { maxLength: 3 });
  const names = fc.constantFrom('a', 'b', 'bb', 'c/d');
  fc.assert(
    fc.property(rules, names, fc.uniqueArray(fc.constantFrom('a', 'b', 'b1', 'x', 'y')), (patterns, name, tags) => {
      const all = patterns.map(([repository, tag]) => rule(repository, tag));
      const scope = createScope(all, signing);
      const each = all.map((one) => createScope([one], signing).takesArtifact(name, tags) ?? []);
      const union = tags.filter((tag) => each.some((taken) => taken.includes(tag)));
      expect(scope.takesArtifact(name, tags)).toEqual(union.length === 0 ? undefined : union);
      expect(scope.takesRepository(name)).toBe(all.some((one) => createScope([one], signing).takesRepository(name)));
    }),
    { seed: 11, numRuns: 500 },
  );
});
