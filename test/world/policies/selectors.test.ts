import { describe, expect, test } from 'vitest';
import { createSelector, type Selection, type Selector } from '../../../mock/world/policies/selectors.ts';
import { untaggedFlag } from '../../../mock/world/policies/untagged.ts';

const tagged = { repository: 'web/ui', tags: ['v1', 'v2', 'latest'] };
const untagged = { repository: 'web/ui', tags: [] };

const decorations: readonly [selector: Selector, expected: Selection][] = [
  [
    { decoration: 'matches', pattern: 'v*' },
    { selected: true, tags: ['v1', 'v2'] },
  ],
  [
    { decoration: 'matches', pattern: 'x*' },
    { selected: false, tags: [] },
  ],
  [
    { decoration: 'excludes', pattern: 'v*' },
    { selected: true, tags: ['latest'] },
  ],
  [
    { decoration: 'excludes', pattern: '*' },
    { selected: false, tags: [] },
  ],
  [
    { decoration: 'repoMatches', pattern: 'web/*' },
    { selected: true, tags: tagged.tags },
  ],
  [
    { decoration: 'repoExcludes', pattern: 'web/*' },
    { selected: false, tags: [] },
  ],
  [
    { decoration: 'matches', pattern: '' },
    { selected: true, tags: tagged.tags },
  ],
  [
    { decoration: 'nsMatches', pattern: '**' },
    { selected: false, tags: [] },
  ],
  [
    { decoration: 'nsExcludes', pattern: 'x' },
    { selected: false, tags: [] },
  ],
  [{ kind: 'regular', decoration: 'matches', pattern: '**' }, { error: 'unsupported_selector' }],
  [{ decoration: 'toString', pattern: '**' }, { error: 'unsupported_selector' }],
  [{ decoration: 'matches', pattern: 'v{1' }, { error: 'bad_pattern' }],
  [{ decoration: 'excludes', pattern: '[' }, { error: 'bad_pattern' }],
];

test.each(decorations)('%j on tags v1, v2 and latest: %j', (selector, expected) => {
  expect(createSelector(selector)(tagged)).toEqual(expected);
});

test('a namespace is selected by its name, where a candidate has one', () => {
  const selected = (decoration: string, namespace: string) =>
    createSelector({ decoration, pattern: 'li*' })({ ...tagged, namespace });
  expect([selected('nsMatches', 'library'), selected('nsExcludes', 'team')]).toEqual([
    { selected: true, tags: tagged.tags },
    { selected: true, tags: tagged.tags },
  ]);
  expect([selected('nsMatches', 'team'), selected('nsExcludes', 'library')]).toEqual([
    { selected: false, tags: [] },
    { selected: false, tags: [] },
  ]);
  expect(createSelector({ decoration: 'nsMatches', pattern: '[' })({ ...tagged, namespace: 'a' })).toEqual({
    error: 'bad_pattern',
  });
});

test('a pattern that is malformed for a later tag does no harm', () => {
  const select = createSelector({ decoration: 'matches', pattern: '{v1,l[}' });
  expect(select({ repository: 'a', tags: ['v1', 'lx'] })).toEqual({ selected: true, tags: ['v1'] });
  expect(select({ repository: 'a', tags: ['lx', 'v1'] })).toEqual({ error: 'bad_pattern' });
});

test('classes are literal where they are asked to be', () => {
  const selector: Selector = { decoration: 'matches', pattern: 'v[12]' };
  expect(createSelector(selector)(tagged)).toMatchObject({ tags: ['v1', 'v2'] });
  expect(createSelector(selector, { classes: 'literal' })(tagged)).toMatchObject({ selected: false });
});

test.each([
  ['{"untagged":true}', true],
  ['{"untagged":false}', false],
  ['{"untagged":"true"}', undefined],
  ['{"untagged":null}', false],
  ['null', false],
  ['[]', undefined],
  ['"untagged"', undefined],
  ['', undefined],
])('extras %s say of what has no tag: %s', (extras, said) => expect(untaggedFlag(extras)).toBe(said));

describe('an artifact without a tag', () => {
  const rows: readonly [extras: string | undefined, ...selected: readonly [boolean, boolean, boolean, boolean]][] = [
    // extras, then by default and not by default: matches, excludes; matches, excludes
    [undefined, true, true, false, false],
    ['', true, true, false, false],
    ['{"untagged":true}', true, false, true, true],
    ['{"untagged":false}', false, true, false, false],
    ['{"UNTAGGED":true}', true, false, true, true],
    ['{"untagged":true,"Untagged":false}', false, true, false, false],
    ['{"untagged":null}', false, true, false, false],
    ['{"untagged":"true"}', true, true, false, false],
    ['{}', false, true, false, false],
    ['null', false, true, false, false],
    ['[]', true, true, false, false],
    ['true', true, true, false, false],
    ['untagged', true, true, false, false],
  ];
  test.each(rows)('with extras %s is selected: %s, %s; if not by default %s, %s', (extras, ...expected) => {
    const found = [true, false].flatMap((untaggedByDefault) =>
      ['matches', 'excludes'].map((decoration) => {
        const selector = { decoration, pattern: 'x', ...(extras !== undefined && { extras }) };
        return createSelector(selector, { untaggedByDefault })(untagged);
      }),
    );
    expect(found).toEqual(expected.map((selected) => ({ selected, tags: [] })));
  });
});
