/** What can be told of the pages without running them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chineseOf, englishPages, pages } from '../../scripts/pages.ts';
import control from '../../spec/generated/control.json' with { type: 'json' };
import { type Block, blocksOf, fileOf, isCode, reasonOf, textOf } from './blocks.ts';
import { root } from './place.ts';

/** A page without its fenced blocks. */
const proseOf = (file: string): string => textOf(file).replace(/^```[\s\S]*?^```$/gm, '```');

/** As GitHub makes them of headings. */
const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(pages)('$file links to what is there', ({ file }) => {
  for (const [, link = ''] of proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(link)) continue;
    const { href, hash } = new URL(link, new URL(file, root));
    const target = new URL(href.split('#')[0] ?? '');
    expect(existsSync(target), link).toBe(true);
    const anchor = decodeURIComponent(hash.slice(1));
    if (anchor !== '') expect(anchorsIn(readFileSync(target, 'utf8')), link).toContain(anchor);
  }
});

const docs = readdirSync(new URL('docs', root)).filter((name) => name.endsWith('.md'));

const ledBy = (file: string, toPage: RegExp): readonly string[] =>
  [...textOf(file).matchAll(toPage)].map(([, name = '']) => name);

test.each([
  ['README.md', 'docs/'],
  ['README.zh-CN.md', 'docs/zh-CN/'],
])('%s leads to every page of docs, itself or by a page that it leads to', (file, folder) => {
  const first = ledBy(file, /\]\(docs\/(?:zh-CN\/)?([^)#]+\.md)/g);
  const there = first.map((name) => `${folder}${name}`).filter((path) => existsSync(new URL(path, root)));
  const led = [...first, ...there.flatMap((path) => ledBy(path, /\]\(([\w-]+\.md)/g))];
  expect(docs.filter((name) => !led.includes(name))).toEqual([]);
});

const chinese = pages.filter(({ language }) => language === 'zh');

// A line break within a paragraph would show as a space.
test.each(chinese)('$file has each paragraph on one line', ({ file }) => {
  expect(proseOf(file)).not.toMatch(/^(?![|#<`\n]|- ).+\n(?![|#<`\n]|- ).+$/m);
});

test.each([
  ['README.md', 9_000],
  ['README.zh-CN.md', 10_200],
])('%s starts a reader off in at most %i bytes', (file, most) => {
  expect(Buffer.byteLength(textOf(file))).toBeLessThanOrEqual(most);
});

/** Those that run.slow.ts and programs.test.ts run. */
const runLanguages = ['sh', 'ts', 'python', 'go', 'js'];

const contentOf = ({ language, text }: Block) => ({ language, text });

describe.each(englishPages)('the blocks of %s', (file) => {
  const blocks = blocksOf(file);

  test('are those of the Chinese page', () => {
    expect(blocksOf(chineseOf(file)).map(contentOf)).toEqual(blocks.map(contentOf));
  });

  test('are run, or say why not', () => {
    const runs = (block: Block) => runLanguages.includes(block.language) || fileOf(block) !== undefined;
    const left = blocks.filter((block) => isCode(block) && !runs(block) && reasonOf(block) === undefined);
    expect(left.map(({ where }) => where)).toEqual([]);
  });

  test('show an answer only below the command that gave it', () => {
    const answers = blocks.filter(({ language }) => language === 'json');
    const before = answers.map((block) => blocks[blocks.indexOf(block) - 1]?.language);
    expect(before).toEqual(answers.map(() => 'sh'));
  });
});

const calls = Object.entries(control.paths).flatMap(([path, item]) =>
  Object.keys(item)
    .filter((method) => method !== 'parameters')
    .map((method) => `${method.toUpperCase()} ${path}`),
);

/** The calls of a block's curls, a variable of the shell standing for itself. */
const callsIn = ({ text }: Block): readonly string[] =>
  text.split('curl').flatMap((command) => {
    const [, path] = /(?:127\.0\.0\.1:8080|\$world)(\/[^\s'"?]*)/.exec(command) ?? [];
    if (path === undefined) return [];
    const under = command.includes('$world/') ? '/_fake/worlds/$project' : '';
    return [`${/-X (\w+)/.exec(command)?.[1] ?? 'GET'} ${under}${path}`];
  });

test.each(calls)('the page of the control plane has an example of %s', (call) => {
  const shown = blocksOf('docs/control-plane.md').flatMap(callsIn);
  const form = new RegExp(`^${call.replace(/\{\w+\}/g, '[^/]+')}$`);
  expect(shown.filter((one) => form.test(one))).not.toEqual([]);
});
