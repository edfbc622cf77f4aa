/** Every file of the kit is read alike: anchors, several documents and numbers that may be text. */
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../contracts/host/yaml.ts';
import { fileWith, verify } from '../support/kit.ts';

const read = (text: string): unknown => readYaml(fileWith('file.yaml', text), 'file').value;

const uses = (count: number): string => `a: &a { x: 1 }\nall:\n${'  - *a\n'.repeat(count)}`;

describe('an anchor', () => {
  test.each([101, 10_000, 100_000])('may be used %i times', (count) => {
    expect((read(uses(count)) as { all: unknown[] }).all).toHaveLength(count);
  });

  test.each([
    ['many uses of something large', `a: &a [${'1,'.repeat(500)}]\nall:\n${'  - *a\n'.repeat(10_000)}`],
    [
      'anchors within anchors',
      ['a: &a0 [1,1,1]', ...Array.from({ length: 20 }, (_, n) => `b${n}: &a${n + 1} [*a${n},*a${n},*a${n}]`)].join(
        '\n',
      ),
    ],
  ])('may not make a file too large: %s', (_, text) => {
    expect(() => read(text)).toThrow(
      /^file .*file\.yaml, line \d+: expands to more than 2000000 values by its anchors$/,
    );
  });

  test('may not hold itself', () => {
    expect(() => read('a: &a\n  - *a\n')).toThrow(/line 2: \*a is inside its own anchor/);
  });
});

test.each([
  ['flow', '['.repeat(200) + ']'.repeat(200)],
  ['more than the parser takes', '['.repeat(50_000)],
])('a file may not be nested too deeply: %s', (_, text) => {
  expect(() => read(text)).toThrow(/file\.yaml, line 1: .*(nested|Flow|flow)/);
});

test.each(['1.10', '1.0', '-2.50'])('%s is not silently a number', (text) => {
  expect(() => read(`a:\n  - ${text}\n`)).toThrow(
    `line 2: ${text} is read as the number ${Number(text)}; if it is text, as a tag is, write "${text}"`,
  );
  expect(read(`a: "${text}"`)).toEqual({ a: text });
  expect(read(`{"a": ${text}}`)).toEqual({ a: Number(text) });
});

test.each(['1.1', '10', '0', '1.05', '1e3'])('%s is a number', (text) =>
  expect(read(`a: ${text}`)).toEqual({ a: Number(text) }),
);

describe.each(['--cases', '--known', '--given', '--profile'])('%s', (flag) => {
  test.each([
    ['several documents', '---\n[]\n---\n[]\n', /line \d: holds several documents/],
    ['a tag without quotes', '\n- { a: 1.10 }\n', /line 2: 1\.10 is read as the number 1\.1/],
    ['broken YAML', '\n\n- "', /line \d: /],
    ['what it must not hold', '\n\nmine: 5\n', /line [13]: /],
  ])('names file and line of %s', async (_, text, sentence) => {
    const { code, stderr } = await verify([flag, fileWith('mine.yaml', text), '--only', 'instances/fields']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fake-swr verify: .*mine\.yaml, line/);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
