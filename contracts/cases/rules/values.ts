import type { Case, Step, Value } from '../../case.ts';
import { bodiesOf, resourceOf } from '../../resources/all.ts';
import { asFields, pointed } from '../../service/json.ts';
import { type OperationId, specOf } from '../../service/spec.ts';
import { derived, slug, step } from '../parts/step.ts';
import { givenForWrite, operationsWithBody } from './bodies.ts';
import { type Choice, choicesIn, withValueAt } from './choices.ts';

/** The steps that create or replace something by a body, and expect to be shown those fields of it. */
export const writtenAndShown = (id: OperationId, body: object, fields: readonly string[]): readonly Step[] => {
  const { operations, id: resourceId, newId } = resourceOf(id);
  const { show, remove, update } = operations;
  if (show === undefined) return [];
  const shown = Object.fromEntries(fields.map((name) => [name, asFields(body)[name]]));
  if (update === id)
    return [
      step(id, { body, expect: { status: [...specOf(id).responses.keys()].filter((status) => status < 300) } }),
      step(show, { expect: { status: 200, body: shown } }),
    ];
  if (remove === undefined || resourceId === undefined || newId === undefined) return [];
  const { parameter } = resourceId;
  const path = newId.in === 'request' ? { path: { [parameter]: pointed(body, newId.at) as Value } } : {};
  const capture = newId.in === 'answer' ? { capture: { [parameter]: newId.at } } : {};
  return [
    step(id, { body, expect: { status: specOf(id).success }, ...capture }),
    step(show, { ...path, expect: { status: 200, body: shown } }),
    step(remove, { ...path, expect: { status: 204 } }),
  ];
};

const stepsOf = (id: OperationId, { paths, values }: Choice): readonly Step[] => {
  const good: unknown = bodiesOf(id)?.good;
  const fields = [...new Set(paths.map(([first]) => String(first)))];
  return values.flatMap((value) => {
    const body = paths.reduce((before, path) => withValueAt(before, path, value), good) as object;
    return writtenAndShown(id, body, fields);
  });
};

const casesOf = (id: OperationId): readonly Case[] => {
  const given = givenForWrite(id);
  const { byHand = {} } = bodiesOf(id) ?? {};
  return choicesIn(specOf(id).body ?? {}).flatMap((choice) => {
    const values = choice.values.filter((value) => byHand[choice.field]?.includes(value) !== true);
    const steps = stepsOf(id, { ...choice, values });
    if (steps.length === 0 || given === undefined) return [];
    return [
      {
        ...derived(id),
        id: `values/${choice.field}/${slug(id)}`,
        rule: `${choice.field} takes each value of the page and keeps it`,
        provenance: 'documented' as const,
        given: [given],
        steps,
      },
    ];
  });
};

/** Every value of every closed list that a body can hold. */
export const values: readonly Case[] = operationsWithBody.flatMap(casesOf);
