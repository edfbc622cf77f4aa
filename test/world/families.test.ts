import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { families } from '../../mock/world/families.ts';

const mock = new URL('../../mock/', import.meta.url);

const files = readdirSync(mock, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(new URL(file, mock), 'utf8').matchAll(/from '(.+)';/g)].map(([, path = '']) => path);

test('a family is named in one list of the fake', () => {
  const named = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => path.endsWith('/family.ts') && !path.includes('kernel/'))
      .map((path) => `${file} ${path}`),
  );
  const there = files.filter((file) => /^world\/(?!kernel\/)[^/]+\/family\.ts$/.test(file));
  expect(there).toHaveLength(families.length);
  expect(named.toSorted()).toEqual(
    there.map((file) => `world/families.ts ./${file.slice('world/'.length)}`).toSorted(),
  );
});
