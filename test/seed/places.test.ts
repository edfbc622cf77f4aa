/** A seed that contradicts itself is refused with the place of the wrong value: its path, and its line in a file. */
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Seed } from '../../mock/index.ts';
import { seedFiles } from './files.ts';
import { artifacts, refusalOf } from './seeds.ts';

const fileWith = seedFiles();
const earlier = '2026-02-01T00:00:00Z';
const later = '2026-02-02T00:00:00Z';
const scan = { start_time: later, end_time: earlier };
const artifactAt = 'instances.0.namespaces.0.repositories.0.artifacts';
const instance = (more: object): Seed => ({ instances: [{ name: 'i', namespaces: [], ...more }] });
const user = (more: object) => ({ name: 'second', ...more });

const cases: readonly (readonly [string, Seed, string])[] = [
  [
    'a task of garbage collection that ends before it began',
    instance({ gc: { tasks: [{}, { creation_time: later, update_time: earlier }] } }),
    'instances.0.gc.tasks.1.update_time',
  ],
  ['a scan that ends before it began', artifacts({}, { scan }), `${artifactAt}.1.scan.end_time`],
  [
    'such a scan of an index with platforms',
    artifacts({ platforms: ['linux/amd64', 'linux/arm64'], scan }),
    `${artifactAt}.0.scan.end_time`,
  ],
  ['a name of a user that is taken', { users: [user({}), user({})] }, 'users.1.name'],
  ['an AK that is taken', { users: [user({ ak: 'A' }), { name: 'third', ak: 'A' }] }, 'users.1.ak'],
  ["an AK that is the account's own", { ak: 'A', users: [user({ ak: 'A' })] }, 'users.0.ak'],
  ['a token that is taken', { token: 't', users: [user({ token: 't' })] }, 'users.0.token'],
  [
    'a credential of somebody who is not there',
    instance({ credentials: [{ name: 'c', user_name: 'nobody' }] }),
    'instances.0.credentials.0.user_name',
  ],
  [
    'an index of what is not there',
    artifacts({ children: [`sha256:${'1'.repeat(64)}`] }),
    `${artifactAt}.0.children.0`,
  ],
  [
    'platforms and children',
    artifacts({ platforms: ['linux/amd64'], children: [`sha256:${'1'.repeat(64)}`] }),
    `${artifactAt}.0.platforms`,
  ],
];

test.each(cases)('%s', async (_, seed, path) => {
  expect(await refusalOf(seed)).toMatch(new RegExp(`^seed ${path.replaceAll('.', '\\.')}: `));
});

test.each(cases)('%s, in a file', async (_, seed, path) => {
  const text = stringify(seed);
  const file = fileWith(text);
  const message = await refusalOf(file);
  const [, line] = /: line (\d+): /.exec(message) ?? [];
  const written = text.split('\n')[Number(line) - 1] ?? '';
  const last = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  expect(message.startsWith(`seed ${file}: line `)).toBe(true);
  expect(last === 'children' ? written.includes('sha256:') : written.includes(`${last}:`)).toBe(true);
});
