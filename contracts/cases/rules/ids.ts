import type { Case } from '../../case.ts';
import { bodiesOf, givenOf, type Parent, parentsOf } from '../../resources/all.ts';
import { operations, type SpecOperation } from '../../service/spec.ts';
import { derived, refused, slug, step } from '../parts/step.ts';
import { missingBelow } from './missing.ts';

/** The last is one more than an Integer holds. */
const malformed = { word: 'first', fraction: '1.5', 'too-large': '2147483648' };

const hasIntegerId = ({ parameters }: SpecOperation, { id }: Parent): boolean =>
  parameters.some(
    ({ in: place, name, schema }) => place === 'path' && name === id.parameter && schema.type === 'integer',
  );

const caseOf = (operation: SpecOperation, parent: Parent, [form, value]: readonly [string, string]): Case => {
  const { id, method } = operation;
  const { parameter } = parent.id;
  const parents = parentsOf(operation);
  const idle = bodiesOf(id)?.idle;
  return {
    ...derived(id),
    id: `ids/${parameter.replace('_', '-')}-${form}/${slug(id)}`,
    rule: `${parameter} is an Integer; anything else is refused`,
    provenance: 'chosen',
    behaviour: { id: 'request.malformed_id', option: 'reject' },
    given: [givenOf(method === 'GET' ? parents : parents.slice(0, parents.indexOf(parent)))],
    steps: [
      step(id, {
        path: { ...missingBelow(operation, parent), [parameter]: value },
        ...(idle !== undefined && { body: idle }),
        expect: refused(400),
      }),
    ],
  };
};

/** The same rule for every id on a path that is an Integer. */
export const ids: readonly Case[] = [...operations.values()].flatMap((operation) =>
  parentsOf(operation)
    .filter((parent) => hasIntegerId(operation, parent))
    .flatMap((parent) => Object.entries(malformed).map((form) => caseOf(operation, parent, form))),
);
