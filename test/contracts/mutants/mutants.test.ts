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
    const { killer, tried } = await tryMutant(mutant, cases, goodService);
    expect(killer, `survived ${tried} cases although ${mutant.breaks}`).toBeDefined();
  });

  test('nothing where nothing is wrong', { timeout: 30_000 }, async () => {
    const { killer } = await tryMutant({ name: 'none', breaks: 'nothing', documented: true }, cases, goodService);
    expect(killer).toBeUndefined();
  });
});

test('each mutant has a name of its own', () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
