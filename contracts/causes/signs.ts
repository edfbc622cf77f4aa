import type { CaseResult, StepDifference } from '../result.ts';
import { type Sign, signOf } from './classify.ts';
import { renamedIn } from './renamed.ts';
import { type Deviation, deviationOf, type Seen } from './seen.ts';

/** A case that differs has a difference, but for one that both targets answer alike and the ledger has otherwise. */
const nothingSaid: StepDifference = {
  ...{ aspect: 'value', at: '/', expected: 'as the case says', actual: 'otherwise', step: 0 },
};

const keyOf = ({ code, key }: Sign): string => `${code} ${key}`;

/** A field that is called otherwise is neither missing nor unknown. */
const withoutParts = (signs: readonly Sign[], renamed: readonly Sign[]): readonly Sign[] => {
  const names = new Set(renamed.flatMap(({ key }) => key.split('→')));
  return signs.filter(({ code, key }) => !((code === 'C04' || code === 'C05') && names.has(key)));
};

const ofDeviation = ({ id, wanted, option = 'unknown' }: Deviation, difference: StepDifference): Sign => ({
  code: 'C01',
  key: `${id}/${wanted}→${option}`,
  difference,
});

/** A wrong status explains the rest of its answer. */
const decisive = (differences: readonly StepDifference[]): readonly StepDifference[] => {
  const ofStatus = differences.filter(({ aspect }) => aspect === 'status');
  return ofStatus.length > 0 ? ofStatus : differences;
};

/**
 * All that a case may have failed by, each once. Where another option of the behaviour that it is about was seen, nothing
 * else explains it; where none could be seen, what is wrong in other cases as well may.
 */
export const signsOf = ({ behaviour, differences: all }: CaseResult, seen: Seen): readonly Sign[] => {
  const differences = decisive(all);
  const [first = nothingSaid] = differences;
  const deviation = deviationOf(behaviour, seen);
  const ofBehaviour = deviation === undefined ? [] : [ofDeviation(deviation, first)];
  if (deviation?.option !== undefined) return ofBehaviour;
  const renamed = renamedIn(differences);
  const ofDifferences = withoutParts((differences.length > 0 ? differences : [first]).map(signOf), renamed);
  const signs = [...ofBehaviour, ...renamed, ...ofDifferences];
  return [...new Map(signs.toReversed().map((sign) => [keyOf(sign), sign])).values()].toReversed();
};
