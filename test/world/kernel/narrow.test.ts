import { expect, test } from 'vitest';
import { narrowed, narrowedTo } from '../../../mock/world/kernel/narrow.ts';
import { choicesOf, createProfile } from '../../../mock/world/kernel/profile.ts';

const lists = { id: 'ListThings', family: 'signature', behaviours: ['access.order', 'tasks.order'] } as const;

test('a narrowed profile has the choices that its operation declares, those of its family among them', () => {
  const profile = createProfile({ 'access.order': 'oldest_first', 'signature.tasks.order': 'newest_first' });
  const seen = narrowed(profile, lists);
  expect({ ...seen }).toEqual({
    'access.order': 'oldest_first',
    'tasks.order': 'oldest_first',
    'signature.tasks.order': 'newest_first',
  });
  expect(choicesOf(seen, 'signature')['tasks.order']).toBe('newest_first');
});

test('to read a behaviour that an operation does not declare throws, and names both', () => {
  const seen = narrowed(createProfile(), lists);
  const sentence = (key: string) =>
    `ListThings reads behaviour ${key}, which its x-fake-behaviours in spec/paths do not name`;
  expect(() => seen['gc.order']).toThrow(sentence('gc.order'));
  expect(() => choicesOf(seen, 'signature')['executions.pace']).toThrow(sentence('signature.executions.pace'));
  expect(() => choicesOf(seen, 'retention')['tasks.order']).toThrow(sentence('retention.tasks.order'));
  expect(() => ({ ...choicesOf(seen, 'signature') })).toThrow('ListThings reads behaviour');
});

test('a profile is narrowed once for each operation', () => {
  const profile = createProfile({ 'access.order': 'oldest_first' });
  expect(narrowed(profile, lists)).toBe(narrowed(profile, lists));
  expect(narrowed(profile, { ...lists, id: 'ListOthers' })).not.toBe(narrowed(profile, lists));
});

test('a world is as it was but for its profile', () => {
  const world = { profile: createProfile(), nowMs: 7 };
  expect(narrowedTo(world, lists)).toEqual({ nowMs: 7, profile: narrowed(world.profile, lists) });
});
