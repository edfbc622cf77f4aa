import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/architecture.md', root), 'utf8');
const quoted = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

const paths = [...new Set(quoted.filter((text) => /^(mock|contracts|cli|test)\//.test(text)))];
const names = [...new Set(quoted.filter((text) => /^[A-Za-z]+$/.test(text) && /[a-z][A-Z]/.test(text)))];

/** The text of a file, or of all files of a folder. */
const textOf = (path: string): string => {
  const url = new URL(path, root);
  if (!statSync(url).isDirectory()) return readFileSync(url, 'utf8');
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(`${path}/${name}`, root), 'utf8'))
    .join('\n');
};

test.each(paths)('%s is there', (path) => {
  expect(statSync(new URL(path, root))).toBeDefined();
});

test.each(names)('%s is in a file that the page names', (name) => {
  const files = paths.filter((path) => path.endsWith('.ts')).map(textOf);
  expect(files.some((text) => new RegExp(`\\b${name}\\b`).test(text))).toBe(true);
});
