import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkGiven, type Given, originOf } from '../../mock/data/origin.ts';
import { freshPath } from './kept.ts';

const about = { format: 1, version: '0.1.0', rules: 1 };
const check = async (first: Given, then: Given) => checkGiven(then, await originOf(first, about), '/d');

const seed = { instances: [{ name: 'a' }] };
const first: Given = {
  seed: 'empty',
  keepExecutions: 5,
  webhooks: 'deliver',
  profile: { 'gc.history_order': 'x' } as object,
};

test.each<[string, Given, Given]>([
  ['everything is left out', first, {}],
  ['everything is said again', first, first],
  ['the defaults are said', {}, { seed: 'demo', keepExecutions: 1000, webhooks: 'record', profile: {} }],
  ['a seed of the caller is the same', { seed }, { seed: structuredClone(seed) }],
])('a start is taken where %s', async (_, before, given) => {
  await check(before, given);
});

const advice = 'leave it out, or choose another folder; fake-swr data wipe /d begins anew';

test.each<[Given, Given, string]>([
  [{}, { seed: 'empty' }, 'seed is empty but the data in /d began with demo'],
  [first, { seed: 'demo' }, 'seed is demo but the data in /d began with empty'],
  [{}, { keepExecutions: 5 }, 'keepExecutions is 5 but the data in /d began with 1000'],
  [first, { keepExecutions: 1000 }, 'keepExecutions is 1000 but the data in /d began with 5'],
  [{}, { webhooks: 'deliver' }, 'webhooks is deliver but the data in /d began with record'],
  [first, { webhooks: 'record' }, 'webhooks is record but the data in /d began with deliver'],
  [first, { profile: {} }, 'profile is {} but the data in /d began with {"gc.history_order":"x"}'],
  [
    { seed },
    { seed: { instances: [] } },
    'seed is a seed of the caller but the data in /d began with another one of that name',
  ],
])('begun with %j, a start with %j is refused, and both are named', async (before, given, said) => {
  await expect(check(before, given)).rejects.toThrow(`${said}: ${advice}`);
});

test('a seed file counts by what is in it, not by its name', async () => {
  const path = freshPath('seed.yaml');
  writeFileSync(path, 'instances: []\n');
  const origin = await originOf({ seed: path }, about);
  await checkGiven({ seed: path }, origin, '/d');
  writeFileSync(path, 'instances: [{ name: other }]\n');
  await expect(checkGiven({ seed: path }, origin, '/d')).rejects.toThrow(
    `seed is ${path} but the data in /d began with another`,
  );
  await expect(checkGiven({ seed: `${path}.gone` }, origin, '/d')).rejects.toThrow(`seed ${path}.gone cannot be read`);
});
