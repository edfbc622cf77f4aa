import type { Case, Provenance, Value } from '../../case.ts';
import {
  bodiesOf,
  givenOf,
  madeGivenOf,
  type Parent,
  parentsOf,
  resourceNamed,
  resourceOf,
} from '../../resources/all.ts';
import type { Resource } from '../../resources/resource.ts';
import { pathNamesOf } from '../../service/path.ts';
import { type OperationId, operations, type SpecOperation, specOf } from '../../service/spec.ts';
import { derived, refused, slug, step } from '../parts/step.ts';
import { missingBelow } from './missing.ts';

const wordOf = (parameter: string): string => parameter.replace(/_(id|name)$/, '');

/** How deleting what is not there itself is answered, where that is an open question. */
const openRemoval = ({ id }: SpecOperation, missed: Parent) => {
  const { operations: its, removedTwice } = resourceOf(id);
  return its.remove === id && parentsOf(specOf(id)).at(-1) === missed ? removedTwice : undefined;
};

const notFound = (id: OperationId, path: Readonly<Record<string, Value>> = {}, status = 404) => {
  const idle = bodiesOf(id)?.idle;
  return step(id, {
    ...(Object.keys(path).length > 0 && { path }),
    ...(idle !== undefined && { body: idle }),
    expect: refused(status),
  });
};

const openly = (open: Resource['removedTwice'], usual: Provenance = 'documented') =>
  open === undefined ? { provenance: usual } : { provenance: 'inferred' as const, behaviour: open.behaviour };

/** One thing on the path does not exist, and all that is above it does. */
const missingOne = (operation: SpecOperation, parent: Parent): Case => {
  const { id, method } = operation;
  const { parameter, missing } = parent.id;
  const parents = parentsOf(operation);
  const open = openRemoval(operation, parent);
  return {
    ...derived(id),
    ...openly(open),
    id: `parents/missing-${wordOf(parameter)}/${slug(id)}`,
    rule: `what is asked for below a ${parameter} that does not exist is not found`,
    given: [givenOf(method === 'GET' ? parents : parents.slice(0, parents.indexOf(parent)))],
    steps: [notFound(id, { [parameter]: missing, ...missingBelow(operation, parent) }, open?.status)],
  };
};

/**
 * The path leads to something through another parent than its own, which is created for the case: the later precondition's
 * parent takes the place of the earlier one's. A write needs a child created for the case as well.
 */
const underOtherParent = (operation: SpecOperation, child: Parent): readonly Case[] => {
  const { id, method } = operation;
  const parent = child.parent === undefined ? undefined : resourceNamed(child.parent);
  const other = parent === undefined ? undefined : madeGivenOf(parent);
  const parents = parentsOf(operation);
  const given = method === 'GET' ? givenOf(parents) : child === parents.at(-1) ? madeGivenOf(child) : undefined;
  // Of a parent that the path does not name there is nothing to be mistaken about.
  const isNamed = parent?.id !== undefined && pathNamesOf(operation).includes(parent.id.parameter);
  if (parent?.id === undefined || !isNamed || other === undefined || given === undefined) return [];
  const word = wordOf(parent.id.parameter);
  return [
    {
      ...derived(id),
      effect: 'write',
      id: `parents/${wordOf(child.id.parameter)}-of-other-${word}/${slug(id)}`,
      rule: `what another ${word} holds is not found here`,
      ...openly(openRemoval(operation, child), 'inferred'),
      given: [given, other],
      steps: [notFound(id, {}, openRemoval(operation, child)?.status)],
    },
  ];
};

const all = [...operations.values()];

/** What every operation does with a path that leads nowhere. */
export const parents: readonly Case[] = [
  ...all.flatMap((operation) => parentsOf(operation).map((parent) => missingOne(operation, parent))),
  ...all.flatMap((operation) => parentsOf(operation).flatMap((child) => underOtherParent(operation, child))),
];
