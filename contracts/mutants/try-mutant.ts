import type { Case } from '../case.ts';
import { runCase } from '../run.ts';
import type { Target } from '../target.ts';
import { likelyFirst, type Mutant, mutated } from './mutant.ts';

export interface Catch {
  readonly mutant: Mutant;
  /** The case that found the mutant out, and what it saw; none if the mutant survived. */
  readonly killer?: { readonly id: string; readonly saw: string };
  /** How many cases it took. */
  readonly tried: number;
}

/** Tries the cases on the mutant until one of them fails, in a fake of its own. */
export const hunt = async (mutant: Mutant, cases: readonly Case[], start: () => Promise<Target>): Promise<Catch> => {
  const good = await start();
  const target = mutated(good, mutant);
  let tried = 0;
  try {
    for (const one of likelyFirst(cases, mutant)) {
      tried += 1;
      const { differences } = await runCase(one, target);
      const [first] = differences;
      if (first === undefined) continue;
      return { mutant, killer: { id: one.id, saw: `${first.at}: ${first.actual}, not ${first.expected}` }, tried };
    }
    return { mutant, tried };
  } finally {
    await good.cleanUp();
  }
};
