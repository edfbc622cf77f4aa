import type { Tables } from '../world/tables.ts';
import type { SeedPath } from './context.ts';

/** Something in a seed of which there can be one only: an id of a kind, or a name under a parent. */
export interface Unique {
  readonly key: string;
  readonly path: SeedPath;
  /** For a message: `id 3 of policies`. */
  readonly what: string;
  /** Takes an id, so that it is not given to a record without one. */
  readonly reserve?: (tables: Tables) => void;
}

interface Claimable {
  readonly claim: (id: number) => void;
}

export const uniqueId = (
  kind: string,
  of: (tables: Tables) => Claimable,
  id: number | undefined,
  path: SeedPath,
): readonly Unique[] =>
  id === undefined
    ? []
    : [{ key: `${kind} ${id}`, path, what: `id ${id} of ${kind}`, reserve: (tables) => of(tables).claim(id) }];

export const uniqueName = (
  kind: string,
  parent: SeedPath,
  name: string | undefined,
  path: SeedPath,
): readonly Unique[] =>
  name === undefined ? [] : [{ key: `${kind} ${parent.join('/')} ${name}`, path, what: `${kind} ${name}` }];

/** Every item of a list with the path to it. */
export const items = <Item>(list: readonly Item[] | undefined, path: SeedPath, name: string) =>
  (list ?? []).map((item, index) => ({ item, at: [...path, name, String(index)] as SeedPath }));
