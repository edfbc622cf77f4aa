import { expect, test } from 'vitest';
import {
  type Candidate,
  createSelector,
  type Selector,
  type SelectorError,
} from '../../../mock/world/policies/selectors.ts';
import { casesOf } from './vectors.ts';

type Answer = { readonly selected: boolean } | { readonly error: SelectorError };

interface SelectorCase extends Selector {
  readonly id: string;
  readonly candidate: Candidate;
  readonly expect: Answer;
}

const namespace = 'library';

const cases = casesOf<SelectorCase>('selectors');

const answerTo = ({ candidate, ...selector }: SelectorCase): Answer => {
  const selection = createSelector(selector)({ ...candidate, namespace });
  return 'error' in selection ? selection : { selected: selection.selected };
};

test('every vector of the engine is tried', () => {
  expect(cases).toHaveLength(627);
});

test.each(cases)('$id: $decoration "$pattern"', (each) => {
  expect(answerTo(each)).toEqual(each.expect);
});
