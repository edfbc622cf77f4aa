import type { StepDifference } from '../result.ts';
import type { Sign } from './classify.ts';
import { fieldAt, parentOf } from './field.ts';

const namesOf = (differences: readonly StepDifference[], aspect: StepDifference['aspect']): readonly string[] => [
  ...new Set(differences.filter((one) => one.aspect === aspect).map(({ at }) => fieldAt(at))),
];

const placeOf = ({ step, on = '', at }: StepDifference): string => `${step} ${on} ${parentOf(at)}`;

/**
 * Fields that are called otherwise: in one place one that should be there is missing, and one that nobody knows is there.
 * With more of either, nobody can say which is which.
 */
export const renamedIn = (differences: readonly StepDifference[]): readonly Sign[] => {
  const ofFields = differences.filter(({ at }) => at.startsWith('/'));
  return [...new Set(ofFields.map(placeOf))].flatMap((place): readonly Sign[] => {
    const here = ofFields.filter((one) => placeOf(one) === place);
    const [missing, unknown] = [namesOf(here, 'missing'), namesOf(here, 'unknown')];
    const difference = here.find(({ aspect }) => aspect === 'missing');
    return missing.length === 1 && unknown.length === 1 && difference !== undefined
      ? [{ code: 'C06', key: `${missing[0]}→${unknown[0]}`, difference }]
      : [];
  });
};
