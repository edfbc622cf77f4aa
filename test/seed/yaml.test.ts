import { describe, expect, test } from 'vitest';
import { readYaml } from '../../mock/seed/yaml.ts';

const read = (text: string) => readYaml({ text, name: 'file x', errorOf: (message) => new TypeError(message) });
const refusal = (text: string): string => {
  try {
    read(text);
    return 'it was read';
  } catch (error) {
    return (error as Error).message;
  }
};

const uses = (count: number, anchor: string) => `a: &a ${anchor}\nb: [${Array(count).fill('*a').join(', ')}]`;

test.each([
  ['a map', 'a: 1\nb: [x, null, ~, true]\n? c\n', { a: 1, b: ['x', null, null, true], c: null }],
  ['JSON', '{"a": [{"b": 1.5}, "x"]}', { a: [{ b: 1.5 }, 'x'] }],
  ['nothing', '# only a comment\n', null],
  ['one document between its marks', '---\na: 1\n...\n', { a: 1 }],
  ['a word over two lines', 'a: >\n  x\n  y\n', { a: 'x y\n' }],
  ['the newest of two anchors of one name', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
])('%s is read', (_, text, value) => expect(read(text).value).toEqual(value));

test('a key that is the name of the prototype is an ordinary one', () => {
  const { value } = read('__proto__: { polluted: true }');
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('anchors', () => {
  test.each([101, 1_000, 10_000])('%i uses of one are read', (count) => {
    const { value } = read(uses(count, '[{ tags: [x, y] }]'));
    expect((value as { b: unknown[] }).b).toHaveLength(count);
    expect((value as { b: unknown[] }).b.at(-1)).toEqual([{ tags: ['x', 'y'] }]);
  });

  test('uses that amount to little are read however many they are', () => {
    expect((read(uses(50_000, 'x')).value as { b: unknown[] }).b).toHaveLength(50_000);
  });

  test.each([
    ['many uses of a big one', uses(20_000, `"${'x'.repeat(10_000)}"`), 2],
    [
      'anchors within anchors',
      ['a0: &a0 [x, x]', ...Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join('\n'),
      23,
    ],
  ])('%s are refused by what they amount to', (_, text, line) => {
    const said = refusal(text);
    expect(said).toMatch(
      /^file x: line \d+: with every use of an anchor written out, .* more than 33554432 characters$/,
    );
    expect(Math.abs(Number(/line (\d+)/.exec(said)?.[1]) - line)).toBeLessThanOrEqual(1);
  });

  test.each([
    ['an anchor that comes later', 'a: *x\nb: &x 1', 'line 1: no anchor &x comes before it'],
    ['an anchor that is nowhere', 'a: 1\nb: *x', 'line 2: no anchor &x comes before it'],
    ['an anchor within itself', 'a: 1\nb: &x\n  - *x', 'line 3: the anchor &x contains itself'],
  ])('%s is refused', (_, text, said) => expect(refusal(text)).toBe(`file x: ${said}`));
});

const stairs = (steps: number) => Array.from({ length: steps }, (_, i) => `${' '.repeat(i)}a:`).join('\n');

describe('what is refused with file and line', () => {
  test.each([
    ['several documents', 'a: 1\n---\nb: 2\n', /^file x: line 2: a second document begins here; /],
    ['three documents', '---\na: 1\n---\nb: 2\n---\nc: 3', /^file x: line 3: a second document begins here; /],
    ['a list as a key', 'a: 1\n? [x]\n: 2', /^file x: line 2: a key must be a word$/],
    ['a text that breaks off', 'a: 1\nb: [', /^file x: line 2: /],
    ['brackets 101 deep', `a: 1\nb: ${'['.repeat(101)}${']'.repeat(101)}`, /^file x: line 2: .* 100 levels$/],
    ['brackets 5,000 deep', '['.repeat(5_000) + ']'.repeat(5_000), /^file x: line 1: it is nested /],
    ['brackets 50,000 deep', '['.repeat(50_000) + ']'.repeat(50_000), /^file x: line 1: it is nested /],
    ['JSON 5,000 deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, /^file x: line 1: it is nested /],
    ['lines indented 3,000 deep', stairs(3_000), /^file x: line 1001: it is indented by 1000 spaces/],
    ['lines indented 500 deep', stairs(500), /^file x: line \d+: it is nested deeper than 100 levels$/],
    [
      'anchors that nest one another 1,000 deep',
      ['a0: &a0 []', ...Array.from({ length: 1_000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)].join('\n'),
      /^file x: line \d+: it is nested deeper than 100 levels$/,
    ],
  ])('%s', (_, text, said) => expect(refusal(text)).toMatch(said));
});
