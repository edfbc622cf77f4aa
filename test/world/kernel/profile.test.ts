import { describe, expect, test } from 'vitest';
import { createFakeSwr, type Profile } from '../../../mock/index.ts';
import { choicesOf, createProfile, extendProfile, profileProblems } from '../../../mock/world/kernel/profile.ts';
import { behaviours } from '../../../spec/generated/behaviours.ts';

const ids = Object.keys(behaviours);

describe('a profile', () => {
  test('has the default of every behaviour where nothing is said', () => {
    const profile: Readonly<Record<string, string>> = createProfile();
    for (const [id, { default: usual }] of Object.entries(behaviours)) expect(profile[id]).toBe(usual);
  });

  test('has what is said, and the defaults beside it', () => {
    const profile = createProfile({ 'executions.pace': 'instant' });
    expect(profile['executions.pace']).toBe('instant');
    expect(profile['tasks.order']).toBe('oldest_first');
  });

  test('takes a number for its text', () => {
    expect(createProfile({ 'signature.update_status': 201 })['signature.update_status']).toBe('201');
  });
});

describe('of a family', () => {
  const orderOf = (given: Readonly<Record<string, string>>) =>
    choicesOf(createProfile(given), 'signature')['executions.order'];

  test('what is said of the family goes before what is said of all, and that before the default', () => {
    const ofAll = { 'executions.order': 'oldest_first' };
    expect(orderOf({})).toBe('newest_first');
    expect(orderOf(ofAll)).toBe('oldest_first');
    expect(orderOf({ ...ofAll, 'signature.executions.order': 'newest_first' })).toBe('newest_first');
    expect(orderOf({ 'signature.executions.order': 'oldest_first' })).toBe('oldest_first');
  });

  test('what is said of it says nothing of all', () => {
    expect(createProfile({ 'signature.executions.order': 'oldest_first' })['executions.order']).toBe('newest_first');
  });

  test('every choice that families share is there', () => {
    const shared = ids.filter((id) => /^(executions|tasks)\./.test(id));
    expect(Object.keys(choicesOf(createProfile(), 'signature')).sort()).toEqual(shared.sort());
  });
});

describe('a profile that is extended', () => {
  const base = createProfile({ 'executions.order': 'oldest_first', 'signature.tasks.order': 'newest_first' });

  test('keeps what was said of it, and has what is said now', () => {
    const profile = extendProfile(base, { 'executions.pace': 'instant' });
    const said = [profile['executions.order'], profile['signature.tasks.order'], profile['executions.pace']];
    expect(said).toEqual(['oldest_first', 'newest_first', 'instant']);
  });

  test('reaches families by what is said of all, which its base did not say of them', () => {
    const profile = extendProfile(base, { 'tasks.failed_status_text': 'empty', 'executions.order': 'newest_first' });
    expect(choicesOf(profile, 'signature')).toMatchObject({
      'tasks.failed_status_text': 'empty',
      'executions.order': 'newest_first',
      'tasks.order': 'newest_first',
    });
  });

  test('leaves its base as it was', () => {
    extendProfile(base, { 'executions.order': 'newest_first' });
    expect(base['executions.order']).toBe('oldest_first');
    expect(choicesOf(base, 'signature')['executions.order']).toBe('oldest_first');
  });
});

const refused: readonly [what: string, given: object, ...parts: readonly string[]][] = [
  ['no behaviour', { 'paging.nonsense': 'reject' }, 'paging.nonsense is not a behaviour', ...ids],
  ['no option', { 'paging.offset_not_multiple': 'ignore' }, '"ignore" but must be one of reject, floor, accept'],
  ['no option of a family', { 'signature.executions.order': 'any' }, 'signature.executions.order is "any" but must be'],
  ['an unknown family', { 'retentions.executions.order': 'oldest_first' }, 'retentions.executions.order is not a'],
  ['an object property', { toString: 'reject' }, 'toString is not a behaviour'],
];

describe('what a profile cannot say', () => {
  test.each(refused)('%s is refused, naming it and the choices', async (_, given, ...parts) => {
    const made = createFakeSwr({ profile: given as Partial<Profile> });
    await expect(made).rejects.toThrow(TypeError);
    for (const part of parts) await expect(made).rejects.toThrow(part);
  });

  const renamed = Object.entries(behaviours).flatMap(([id, behaviour]) =>
    'renamed_from' in behaviour ? [[behaviour.renamed_from, id] as const] : [],
  );

  test('is among others how fast signing was once said to be', () => {
    expect(renamed).toContainEqual(['signature.pace', 'executions.pace']);
    expect(renamed.length).toBeGreaterThan(10);
  });

  test.each(renamed)('the old key %s is refused with its new name %s', (old, id) => {
    expect(profileProblems({ [old]: 'instant' })).toEqual([`${old} is called ${id} now`]);
    expect(() => createProfile({ [old]: 'instant' })).toThrow(`profile: ${old} is called ${id} now`);
  });

  test('is said all at once', () => {
    const problems = profileProblems({ 'signature.pace': 'instant', 'tasks.order': 'x', 'tasks.colour': 'red' });
    expect(problems).toHaveLength(3);
    expect(() => createProfile({ 'tasks.order': 'x', 'executions.order': 1 })).toThrow(
      new TypeError(
        'profile: tasks.order is "x" but must be one of oldest_first, newest_first; ' +
          'executions.order is 1 but must be one of newest_first, oldest_first',
      ),
    );
    expect(profileProblems({ nothing: '' })).toEqual([`nothing is not a behaviour; there are ${ids.join(', ')}`]);
  });
});
