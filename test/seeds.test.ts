/** Tests are the same in every run: what is drawn by chance is drawn from a fixed seed. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);

/** The calls of fast-check that draw values and are given no seed, by line. */
const unseeded = (text: string): readonly string[] => {
  const file = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^fc\.(assert|check|sample)$/.test(node.expression.getText())) {
      const given = node.arguments[1]?.getText() ?? '';
      const options = /^\w+$/.test(given) ? new RegExp(`const ${given} = {[^}]*}`).exec(text)?.[0] : given;
      if (!/\bseed\b/.test(options ?? ''))
        found.push(`line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const users = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
  .filter(({ text }) => /from 'fast-check'/.test(text));

test('each property has a fixed seed', () => {
  expect(users.length).toBeGreaterThan(30);
  expect(users.flatMap(({ name, text }) => unseeded(text).map((line) => `${name} ${line}`))).toEqual([]);
});

test.each([
  'fc.assert(property)',
  'fc.assert(property, { numRuns: 5 })',
  'const runs = { numRuns: 5 };fc.check(p, runs)',
])('one without a seed is seen: %s', (text) => {
  expect(unseeded(text)).toEqual(['line 1']);
});
