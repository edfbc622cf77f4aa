import type { Case, Provenance } from '../../case.ts';
import { bodiesOf, type GivenName, madeGivenOf, resourceNamed, resourceOf } from '../../resources/all.ts';
import { type OperationId, operations, specOf } from '../../service/spec.ts';
import { derived, refused, slug, step } from '../parts/step.ts';
import { type FlawKind, flawsOf } from './flaws.ts';

const kinds: readonly (readonly [FlawKind, string, Provenance])[] = [
  ['missing', 'a body without a required field is refused', 'documented'],
  ['enum', 'a body with a value that is not one of those listed is refused', 'documented'],
  ['length', 'a body with a text that is too long, or empty where it must not be, is refused', 'documented'],
  ['pattern', 'a body with a name of other characters than the page lists is refused', 'documented'],
  ['items', 'a body with more or fewer selectors than the one that is supported is refused', 'inferred'],
  ['type', 'a body with a field of another type is refused', 'inferred'],
];

/** The operations with a body that the kit can send. */
export const operationsWithBody: readonly OperationId[] = [...operations.keys()].filter(
  (id) => bodiesOf(id) !== undefined,
);

/**
 * What a write makes or changes is below what is created for the case, and is deleted with it. Undefined where the kit can
 * make nothing of that kind: then such cases are written by hand.
 */
export const givenForWrite = (id: OperationId): GivenName | undefined => {
  const resource = resourceOf(id);
  const parent = resource.parent === undefined ? undefined : resourceNamed(resource.parent);
  const isCreation = resource.operations.create === id;
  return (isCreation && parent !== undefined ? madeGivenOf(parent) : undefined) ?? madeGivenOf(resource);
};

const caseOf = (id: OperationId, [kind, rule, provenance]: (typeof kinds)[number]): readonly Case[] => {
  const flaws = flawsOf(specOf(id).body ?? {}, bodiesOf(id)?.whole).filter((flaw) => flaw.kind === kind);
  const given = givenForWrite(id);
  if (flaws.length === 0 || given === undefined) return [];
  const places = [...new Set(flaws.map(({ at }) => at))].join(', ');
  return [
    {
      ...derived(id),
      id: `bodies/${kind}/${slug(id)}`,
      rule: `${rule}: ${places}`,
      provenance,
      given: [given],
      steps: flaws.map(({ body }) => step(id, { body, expect: refused(400) })),
    },
  ];
};

/** Every way in which the body of a write can be wrong, by its schema: one case per operation and kind. */
export const bodies: readonly Case[] = operationsWithBody.flatMap((id) => kinds.flatMap((kind) => caseOf(id, kind)));
