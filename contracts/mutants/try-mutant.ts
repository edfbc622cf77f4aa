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
  /** It changed nothing in any of them, as it may: there was nothing to find. */
  readonly isIdle: boolean;
}

/** Tries the cases on the mutant until one of them fails, in a fake of its own. */
export const tryMutant = async (
  mutant: Mutant,
  cases: readonly Case[],
  start: (around?: (send: Send) => Send) => Promise<Target>,
): Promise<MutantResult> => {
  let tried = 0;
  let changed = 0;
  const onChange = () => {
    changed += 1;
  };
  const good = await start(mutant.everywhere ? (send) => mutatedSend(send, mutant, onChange) : undefined);
  const target = mutant.everywhere ? good : mutated(good, mutant, onChange);
  try {
    for (const one of likelyFirst(cases, mutant)) {
      tried += 1;
      const [first] = (await runCase(one, target)).differences;
      if (first === undefined) continue;
      const difference = `${first.at}: ${first.actual}, not ${first.expected}`;
      return { mutant, killer: { id: one.id, difference }, tried, isIdle: false };
    }
    return { mutant, tried, isIdle: mutant.mayBeIdle === true && changed === 0 };
  } finally {
    // A mutant that made something and denied it leaves what nobody knows of; its fake goes with it.
    await good.cleanUp().catch((error: unknown) => {
      if (!mutant.everywhere) throw error;
    });
  }
};
