import type { Case, Step, Value } from '../../case.ts';
import { bodiesOf, type GivenName, madeGivenOf, resources } from '../../resources/all.ts';
import type { Resource } from '../../resources/resource.ts';
import { declares, listFieldOf, type OperationId, querySchemaOf, specOf } from '../../service/spec.ts';
import { list } from '../parts/pages.ts';
import { derived, slug, step } from '../parts/step.ts';

const doneBy = (id: OperationId): readonly number[] =>
  [...specOf(id).responses.keys()].filter((status) => status < 300);

const showsUpdate = (id: OperationId): boolean =>
  ['created_at', 'updated_at'].every((name) => declares(specOf(id), name));

const moved = { created_at: { $ref: 'created_at' }, updated_at: { $not: { $ref: 'updated_at' } } } as const;

/** That a list has such a record. */
export const listed = (id: OperationId, record: object, named: Readonly<Record<string, Value>> = {}): Step =>
  step(id, {
    ...(querySchemaOf(specOf(id), 'limit') !== undefined && { query: { ...list, ...named } }),
    expect: { status: 200, body: { [listFieldOf(specOf(id))]: { $contains: record } } },
  });

const caseOf = (resource: Resource): readonly Case[] => {
  const { show, update, list: lists } = resource.operations;
  const given: GivenName | undefined = madeGivenOf(resource);
  const body = update === undefined ? undefined : bodiesOf(update)?.good;
  if (!show || !update || !resource.id || !given || !body || !showsUpdate(show)) return [];
  const key = { [resource.id.field]: { $ref: resource.id.parameter } };
  // There may be more than a page of them, and it stands on any.
  const named = resource.id.field === 'name' ? key : {};
  return [
    {
      ...derived(update),
      id: `updates/moves-updated-at/${slug(update)}`,
      rule: 'replacing a record moves its updated_at, and not its created_at, where it is shown and where it is listed',
      provenance: 'inferred',
      given: [given],
      steps: [
        step(show, { expect: { status: 200 }, capture: { created_at: '/created_at', updated_at: '/updated_at' } }),
        ...lists.map((id) => listed(id, key, named)),
        step(update, { body, afterMs: 2000, expect: { status: doneBy(update) } }),
        step(show, { expect: { status: 200, body: moved } }),
        ...lists.map((id) => listed(id, { ...key, ...moved }, named)),
      ],
    },
  ];
};

/** What every update does, whatever it changes. */
export const updates: readonly Case[] = resources.flatMap(caseOf);
