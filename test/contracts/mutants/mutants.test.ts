/** The kit finds every service that is wrong in one way, and no difference in one that is not. */
import { describe, expect, test } from 'vitest';
import { cases } from '../../../contracts/cases/all.ts';
import { mutants } from '../../../contracts/mutants/all.ts';
import { tryMutant } from '../../../contracts/mutants/try-mutant.ts';
import { goodService } from '../../support/in-process-target.ts';

/** `npm run mutants` tries them all. */
const sample = mutants.filter((_, index) => index % 8 === 0);

describe('the kit finds', () => {
  test.each(sample.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    const { killer, tried, isIdle } = await tryMutant(mutant, cases, goodService);
    expect(isIdle || killer !== undefined, `survived ${tried} cases although ${mutant.breaks}`).toBe(true);
  });

  test('nothing where nothing is wrong', { timeout: 30_000 }, async () => {
    const { killer } = await tryMutant({ name: 'none', breaks: 'nothing', documented: true }, cases, goodService);
    expect(killer).toBeUndefined();
  });
});

test.each([true, false])('a mutant that changes no answer is idle only if it may be (%s)', async (mayBeIdle) => {
  const none = { name: 'none', breaks: 'nothing', documented: true, on: ['ShowInstance'], mayBeIdle } as const;
  const { killer, isIdle } = await tryMutant({ ...none, answer: (answer) => answer }, cases, goodService);
  expect([killer, isIdle]).toEqual([undefined, mayBeIdle]);
});

test('each mutant has a name of its own', () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
