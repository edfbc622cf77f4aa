import type { Case } from '../../case.ts';
import { idleBodies } from '../../resources/bodies.ts';
import { operations, type SpecOperation } from '../../service/spec.ts';
import { derived, givenOf, missing, type Parent, parentsOf, refused, slug, step } from './build.ts';

/** The last is one more than an Integer holds. */
const malformed = { word: 'first', fraction: '1.5', 'too-large': '2147483648' };

const integerIds = ({ parameters }: SpecOperation): readonly Parent[] =>
  parameters
    .filter((parameter) => parameter.in === 'path' && parameter.schema.type === 'integer')
    .map(({ name }) => name as Parent);

const caseOf = (operation: SpecOperation, name: Parent, [form, value]: readonly [string, string]): Case => {
  const { id, method } = operation;
  const parents = parentsOf(operation);
  const at = parents.indexOf(name);
  const below = parents.slice(at + 1).map((other) => [other, missing[other]]);
  return {
    ...derived(id),
    id: `ids/${name.replace('_', '-')}-${form}/${slug(id)}`,
    rule: `${name} is an Integer; anything else is refused`,
    provenance: 'chosen',
    behaviour: { id: 'request.malformed_id', option: 'reject' },
    given: [givenOf(method === 'GET' ? parents : parents.slice(0, at))],
    steps: [
      step(id, {
        path: { ...(method !== 'GET' && Object.fromEntries(below)), [name]: value },
        ...(idleBodies[id] !== undefined && { body: idleBodies[id] }),
        expect: refused(400),
      }),
    ],
  };
};

/** The same rule for every id on a path that is an Integer. */
export const ids: readonly Case[] = [...operations.values()].flatMap((operation) =>
  integerIds(operation).flatMap((name) => Object.entries(malformed).map((form) => caseOf(operation, name, form))),
);
