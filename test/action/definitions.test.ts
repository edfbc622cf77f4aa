import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionSteps } from '../../scripts/bundle/action.ts';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const definitions = ['action.yml', 'verify/action.yml'].map((file) => ({ file, ...parse(textOf(file)) }));

const asked = readdirSync(new URL('action', root))
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...textOf(`action/${name}`).matchAll(/(?:[iI]nput|flagFor)\('([\w-]+)'/g)])
  .map(([, name]) => name);

test('each input that is declared is asked for, and each that is asked for is declared', () => {
  const declared = definitions.flatMap(({ inputs }) => Object.keys(inputs));
  expect([...new Set(declared)].toSorted()).toEqual([...new Set(asked)].toSorted());
});

test('what the runner is to start is what the build writes', () => {
  const started = definitions.flatMap(({ file, runs }) =>
    [runs.main, runs.post].filter(Boolean).map((path) => posix.join(posix.dirname(file), path)),
  );
  const { '.js': extension } = actionSteps.outExtension;
  expect(started).toEqual(Object.keys(actionSteps.entryPoints).map((name) => `action/dist/${name}${extension}`));
  expect(definitions.map(({ runs }) => runs.using)).toEqual(['node24', 'node24']);
});

test('the page of CI names each input and output', () => {
  const page = textOf('docs/ci.md');
  const names = definitions.flatMap(({ inputs, outputs }) => [...Object.keys(inputs), ...Object.keys(outputs)]);
  expect(names.filter((name) => name !== 'job-status' && !page.includes(`\`${name}\``))).toEqual([]);
});
