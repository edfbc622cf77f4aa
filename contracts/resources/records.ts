import type { Client, ListOptions } from '../service/client.ts';
import { Misanswered } from '../service/exchange.ts';
import type { Fields } from '../service/json.ts';
import { type PathValues, pathNamesOf } from '../service/path.ts';
import { type OperationId, specOf } from '../service/spec.ts';
import { lineageOf } from './all.ts';
import type { Resource } from './resource.ts';

/** A field that something depends on. An answer without it is of no use. */
const fieldOf = (record: Fields, name: string): string | number => {
  const value = record[name];
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Misanswered('a list', `records with ${name}, as its page has them`, 'without it');
};

const parametersAbove = (resource: Resource): readonly string[] =>
  lineageOf(resource)
    .slice(0, -1)
    .flatMap(({ id }) => (id === undefined ? [] : [id.parameter]));

/** The list nearest to a place: of those whose whole path is known there, the one that names most. */
const listFor = (resource: Resource, at: PathValues): OperationId => {
  const known = resource.operations.list.filter((id) => pathNamesOf(specOf(id)).every((name) => name in at));
  const [nearest] = known.toSorted((a, b) => pathNamesOf(specOf(b)).length - pathNamesOf(specOf(a)).length);
  if (nearest === undefined) throw new TypeError(`${resource.plural} cannot be listed there`);
  return nearest;
};

/** The records of a kind at a place. A list that is of more than the place is filtered by the fields that name it. */
export const recordsAt = async (
  client: Client,
  resource: Resource,
  at: PathValues,
  options?: ListOptions,
): Promise<readonly Fields[]> => {
  const id = listFor(resource, at);
  const onPath = pathNamesOf(specOf(id));
  const others = parametersAbove(resource).filter((name) => name in at && !onPath.includes(name));
  const records = await client.list(id, at, options);
  return records.filter((record) => others.every((name) => record[name] === undefined || record[name] === at[name]));
};

/** The values that lead to a record which was listed at a place. */
export const locationOf = async (
  client: Client,
  resource: Resource,
  at: PathValues,
  record: Fields,
): Promise<PathValues> => {
  const above = parametersAbove(resource).filter((name) => !(name in at));
  const wanted = [...above, ...(resource.yields ?? [])];
  const here = { ...at, ...Object.fromEntries(wanted.map((name) => [name, fieldOf(record, name)])) };
  if (resource.id === undefined) return here;
  const { parameter, field, fromListed } = resource.id;
  const listed = fieldOf(record, field);
  return { ...here, [parameter]: fromListed === undefined ? listed : await fromListed(client, here, String(listed)) };
};
