import { createRowDigest, type RowDigest } from './row-digest.ts';

export type Key = number | string;

/** What a table must know of its rows: the parent they are listed under, and a name that is theirs alone (if any). */
export interface Shape<Row> {
  readonly id: (row: Row) => Key;
  readonly parent: (row: Row) => Key;
  readonly name?: (row: Row) => string;
  /** What else finds a row under its parent: any number of words, which go from row to row. */
  readonly aliases?: (row: Row) => readonly string[];
}

/** Ids that were added to a group, removed from it or given another row since it was last asked for. */
interface Changes {
  readonly added: Set<Key>;
  readonly removed: Set<Key>;
  readonly replaced: Set<Key>;
}

/** Rows by id, by parent, and by name and alias under a parent. */
export interface RowIndex<Row> {
  readonly rows: Map<Key, Row>;
  /** By ascending id where ids are numbers, else as they came. */
  readonly groups: Map<Key, readonly Row[]>;
  readonly names: Map<string, Row>;
  /** Ids by alias, of each parent that was asked for one. */
  readonly aliases: Map<Key, Map<string, Key>>;
  /** Groups that changed are put together anew when they are asked for, once for all their changes. */
  readonly changes: Map<Key, Changes>;
  /** Computed when it is first asked for. */
  digest: RowDigest | undefined;
}

export const emptyIndex = <Row>(): RowIndex<Row> => ({
  rows: new Map(),
  groups: new Map(),
  names: new Map(),
  aliases: new Map(),
  changes: new Map(),
  digest: undefined,
});

/** By ascending id where ids are numbers, else as they are. */
export const inOrder = <Row>(rows: readonly Row[], { id }: Shape<Row>): readonly Row[] => {
  const ids = rows.map(id);
  const isInOrder = ids.every((key, at) => typeof key === 'string' || at === 0 || Number(ids[at - 1]) < key);
  return isInOrder ? rows : rows.toSorted((a, b) => Number(id(a)) - Number(id(b)));
};

/** Whether rows come behind those of a group and need not be sorted into it. */
const isBehind = <Row>(more: readonly Row[], group: readonly Row[], { id }: Shape<Row>): boolean => {
  const [last, next] = [group.at(-1), more[0]];
  if (last === undefined || next === undefined) return true;
  const key = id(next);
  return typeof key === 'string' || Number(id(last)) < key;
};

/** The rows of a group, with all that changed in it. */
export const rowsUnder = <Row>(index: RowIndex<Row>, parent: Key, shape: Shape<Row>): readonly Row[] => {
  const { rows, groups, changes } = index;
  const group = groups.get(parent) ?? [];
  const changed = changes.get(parent);
  if (changed === undefined) return group;
  const { added, removed, replaced } = changed;
  const more = inOrder(
    [...added].flatMap((id) => rows.get(id) ?? []),
    shape,
  );
  const isSame = removed.size === 0 && replaced.size === 0;
  const ids = isSame ? [] : group.map(shape.id).filter((id) => !removed.has(id));
  const left = isSame ? group : ids.flatMap((id) => rows.get(id) ?? []);
  const all = isBehind(more, left, shape) ? [...left, ...more] : inOrder([...left, ...more], shape);
  groups.set(parent, all);
  changes.delete(parent);
  return all;
};

const aliasesUnder = <Row>(index: RowIndex<Row>, parent: Key, shape: Shape<Row>): Map<string, Key> => {
  const known = index.aliases.get(parent);
  if (known !== undefined) return known;
  const ids = new Map<string, Key>();
  for (const row of rowsUnder(index, parent, shape))
    for (const alias of shape.aliases?.(row) ?? []) ids.set(alias, shape.id(row));
  // Whoever asks for what is nowhere leaves no trace.
  if (index.groups.has(parent)) index.aliases.set(parent, ids);
  return ids;
};

/** The row under the parent that has the alias. */
export const rowOfAlias = <Row>(
  index: RowIndex<Row>,
  parent: Key,
  alias: string,
  shape: Shape<Row>,
): Row | undefined => {
  // All empty tables share an index, which must not remember who asked.
  if (index.rows.size === 0) return undefined;
  const id = aliasesUnder(index, parent, shape).get(alias);
  return id === undefined ? undefined : index.rows.get(id);
};

/** Every row, group by group. */
export const everyRow = <Row>(index: RowIndex<Row>, shape: Shape<Row>): readonly Row[] => {
  for (const parent of index.changes.keys()) rowsUnder(index, parent, shape);
  return [...index.groups.values()].flat();
};

export const copyOf = <Row>(index: RowIndex<Row>, shape: Shape<Row>): RowIndex<Row> => {
  for (const parent of index.changes.keys()) rowsUnder(index, parent, shape);
  const { rows, groups, names } = index;
  const copies = { rows: new Map(rows), groups: new Map(groups), names: new Map(names) };
  return { ...emptyIndex(), ...copies, digest: index.digest?.fork() };
};

/** A number that follows from the rows and not from their order. */
export const digestOf = <Row>(index: RowIndex<Row>, shape: Shape<Row>): number => {
  // All empty tables share an index, which must not remember who asked.
  if (index.rows.size === 0) return 0;
  index.digest ??= createRowDigest(everyRow(index, shape));
  return index.digest.value();
};

const changesUnder = <Row>({ changes }: RowIndex<Row>, parent: Key): Changes => {
  const known = changes.get(parent);
  if (known !== undefined) return known;
  const none: Changes = { added: new Set(), removed: new Set(), replaced: new Set() };
  changes.set(parent, none);
  return none;
};

export const nameKey = (parent: Key, name: string): string => `${parent}/${name}`;

/** Makes the row found by its id, its name and its aliases. */
const enter = <Row>(index: RowIndex<Row>, row: Row, { id, parent, name, aliases }: Shape<Row>): void => {
  index.rows.set(id(row), row);
  index.digest?.add(row);
  if (name !== undefined) index.names.set(nameKey(parent(row), name(row)), row);
  const ids = aliases && index.aliases.get(parent(row));
  if (ids !== undefined) for (const alias of aliases?.(row) ?? []) ids.set(alias, id(row));
};

const leave = <Row>(index: RowIndex<Row>, row: Row, { id, parent, name, aliases }: Shape<Row>): void => {
  index.rows.delete(id(row));
  index.digest?.remove(row);
  if (name !== undefined) index.names.delete(nameKey(parent(row), name(row)));
  const ids = aliases && index.aliases.get(parent(row));
  if (ids === undefined) return;
  for (const alias of aliases?.(row) ?? []) if (ids.get(alias) === id(row)) ids.delete(alias);
};

/** Adds rows, each under its own parent. */
export const addRows = <Row>(index: RowIndex<Row>, rows: readonly Row[], shape: Shape<Row>): void => {
  for (const row of rows) {
    enter(index, row, shape);
    changesUnder(index, shape.parent(row)).added.add(shape.id(row));
  }
};

/** Puts a row in the place of the one with the same id. */
export const replaceRow = <Row>(index: RowIndex<Row>, row: Row, shape: Shape<Row>): void => {
  const before = index.rows.get(shape.id(row));
  if (before !== undefined) leave(index, before, shape);
  enter(index, row, shape);
  changesUnder(index, shape.parent(row)).replaced.add(shape.id(row));
};

/** Of a parent that has no rows left, nothing is kept. */
const forget = <Row>({ groups, aliases, changes }: RowIndex<Row>, parent: Key): void => {
  groups.delete(parent);
  aliases.delete(parent);
  changes.delete(parent);
};

/** Removes the row with the same id. */
export const removeRow = <Row>(index: RowIndex<Row>, row: Row, shape: Shape<Row>): void => {
  const id = shape.id(row);
  const before = index.rows.get(id);
  if (before === undefined) return;
  leave(index, before, shape);
  const parent = shape.parent(before);
  const { added, removed } = changesUnder(index, parent);
  // What the group has not been told of yet need not be taken from it.
  if (!added.delete(id)) removed.add(id);
  if (added.size === 0 && removed.size === (index.groups.get(parent)?.length ?? 0)) forget(index, parent);
};
