import type { Case } from '../case.ts';
import { runCase } from '../run.ts';
import type { Send } from '../service/exchange.ts';
import type { Target } from '../target.ts';
import { likelyFirst, type Mutant, mutated, mutatedSend } from './mutant.ts';

export interface MutantResult {
  readonly mutant: Mutant;
  /** The case that killed the mutant, and the first difference; none if the mutant survived. */
  readonly killer?: { readonly id: string; readonly difference: string };
  /** How many cases were tried. */
  readonly tried: number;
}

/** Tries the cases on the mutant until one of them fails, in a fake of its own. */
export const tryMutant = async (
  mutant: Mutant,
  cases: readonly Case[],
  start: (around?: (send: Send) => Send) => Promise<Target>,
): Promise<MutantResult> => {
  const good = await start(mutant.everywhere ? (send) => mutatedSend(send, mutant) : undefined);
  const target = mutant.everywhere ? good : mutated(good, mutant);
  let tried = 0;
  try {
    for (const one of likelyFirst(cases, mutant)) {
      tried += 1;
      const [first] = (await runCase(one, target)).differences;
      if (first === undefined) continue;
      const difference = `${first.at}: ${first.actual}, not ${first.expected}`;
      return { mutant, killer: { id: one.id, difference }, tried };
    }
    return { mutant, tried };
  } finally {
    await good.cleanUp();
  }
};
