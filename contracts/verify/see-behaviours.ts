import type { Seen, SeenOption } from '../causes/seen.ts';
import type { CaseResult } from '../result.ts';
import type { Target } from '../target.ts';
import { keepsFromRunning } from '../targets/keeps-from-running.ts';

/** Behaviours of the cases that failed, each with the option that they are about. */
const wantedIn = (results: readonly CaseResult[]): ReadonlyMap<string, string> =>
  new Map(
    results
      .filter(({ result }) => result === 'failed' || result === 'flaky')
      .flatMap(({ behaviour }) => (behaviour === undefined ? [] : [[behaviour.id, behaviour.option] as const])),
  );

/** Nobody agreed to what questions would change in an account: of a live target only what can be read is asked. */
const onlyRead = (target: Target): Target => (target.kind === 'live' ? { ...target, mayWrite: false } : target);

/** What the probes of a target found out; the questions are those behind the cases that failed on it. */
export const seenBy = async (
  target: Target,
  results: readonly CaseResult[],
  stopped: () => boolean = () => false,
): Promise<Seen> => {
  const asked = wantedIn(results);
  if (asked.size === 0) return new Map();
  const { behaviourIds, probeTarget } = await import('../discover/probes/all.ts');
  const only = behaviourIds.filter((id) => asked.has(id));
  const observations = await probeTarget(onlyRead(target), { only, stopped }).catch((error: unknown) => {
    if (keepsFromRunning(error)) return [];
    throw error;
  });
  return new Map(
    observations.map(({ id, option, fitsNone }): readonly [string, SeenOption] => {
      if (option !== undefined) return [id, { kind: 'option', option }];
      return [id, { kind: fitsNone ? 'none of them' : 'not found out' }];
    }),
  );
};

/** What was seen of two targets: of the fake only where the measure answers by the option that the cases are about. */
export const seenByBoth = (measure: Seen, fake: Seen, results: readonly CaseResult[]): Seen =>
  new Map(
    [...wantedIn(results)].flatMap(([id, wanted]): readonly (readonly [string, SeenOption])[] => {
      const [first, second] = [measure.get(id), fake.get(id)];
      const isAsWanted = first?.kind === 'option' && first.option === wanted;
      if (!isAsWanted || second === undefined) return first === undefined ? [] : [[id, first]];
      return [[id, second.kind === 'option' ? { ...second, isOfFakeAlone: true } : second]];
    }),
  );
