export type Key = number | string;

/** What a table must know of its rows: the parent they are listed under, and a name that is theirs alone (if any). */
export interface Shape<Row> {
  readonly id: (row: Row) => Key;
  readonly parent: (row: Row) => Key;
  readonly name?: (row: Row) => string;
}

/** What was added to a group and removed from it since it was last asked for. */
interface Changes<Row> {
  readonly added: Row[];
  readonly removed: Set<Row>;
}

/** Rows by id, by parent, and by name under a parent. */
export interface RowIndex<Row> {
  readonly rows: Map<Key, Row>;
  /** By ascending id where ids are numbers, else as they came. */
  readonly groups: Map<Key, readonly Row[]>;
  readonly names: Map<string, Row>;
  /** Groups that changed are made anew when they are asked for, once for all their changes. */
  readonly changes: Map<Key, Changes<Row>>;
}

export const emptyIndex = <Row>(): RowIndex<Row> => ({
  rows: new Map(),
  groups: new Map(),
  names: new Map(),
  changes: new Map(),
});

/** By ascending id where ids are numbers, else as they are. */
export const inOrder = <Row>(rows: readonly Row[], { id }: Shape<Row>): readonly Row[] => {
  const ids = rows.map(id);
  const isInOrder = ids.every((key, at) => typeof key === 'string' || at === 0 || Number(ids[at - 1]) < key);
  return isInOrder ? rows : rows.toSorted((a, b) => Number(id(a)) - Number(id(b)));
};

/** The rows of a group, with all that changed in it. */
export const rowsUnder = <Row>({ groups, changes }: RowIndex<Row>, parent: Key, shape: Shape<Row>): readonly Row[] => {
  const group = groups.get(parent) ?? [];
  const changed = changes.get(parent);
  if (changed === undefined) return group;
  const { added, removed } = changed;
  const left = inOrder(
    removed.size === 0 ? group.concat(added) : group.filter((row) => !removed.has(row)).concat(added),
    shape,
  );
  groups.set(parent, left);
  changes.delete(parent);
  return left;
};

/** Every row, group by group. */
export const everyRow = <Row>(index: RowIndex<Row>, shape: Shape<Row>): readonly Row[] => {
  for (const parent of index.changes.keys()) rowsUnder(index, parent, shape);
  return [...index.groups.values()].flat();
};

export const copyOf = <Row>(index: RowIndex<Row>, shape: Shape<Row>): RowIndex<Row> => {
  for (const parent of index.changes.keys()) rowsUnder(index, parent, shape);
  const { rows, groups, names } = index;
  return { rows: new Map(rows), groups: new Map(groups), names: new Map(names), changes: new Map() };
};

const changesUnder = <Row>({ changes }: RowIndex<Row>, parent: Key): Changes<Row> => {
  const known = changes.get(parent);
  if (known !== undefined) return known;
  const none: Changes<Row> = { added: [], removed: new Set() };
  changes.set(parent, none);
  return none;
};

export const nameKey = (parent: Key, name: string): string => `${parent}/${name}`;

/** Makes the row found by its id and its name. */
const enter = <Row>(index: RowIndex<Row>, row: Row, { id, parent, name }: Shape<Row>): void => {
  index.rows.set(id(row), row);
  if (name !== undefined) index.names.set(nameKey(parent(row), name(row)), row);
};

const leave = <Row>(index: RowIndex<Row>, row: Row, { id, parent, name }: Shape<Row>): void => {
  index.rows.delete(id(row));
  if (name !== undefined) index.names.delete(nameKey(parent(row), name(row)));
};

/** Adds rows, each under its own parent. */
export const addRows = <Row>(index: RowIndex<Row>, rows: readonly Row[], shape: Shape<Row>): void => {
  for (const row of rows) {
    enter(index, row, shape);
    changesUnder(index, shape.parent(row)).added.push(row);
  }
};

/** Puts a row in the place of the one with the same id. */
export const replaceRow = <Row>(index: RowIndex<Row>, row: Row, shape: Shape<Row>): void => {
  const before = index.rows.get(shape.id(row));
  if (before !== undefined) leave(index, before, shape);
  enter(index, row, shape);
  const parent = shape.parent(row);
  const group = rowsUnder(index, parent, shape);
  index.groups.set(
    parent,
    group.map((other) => (other === before ? row : other)),
  );
};

/** Removes the row with the same id. */
export const removeRow = <Row>(index: RowIndex<Row>, row: Row, shape: Shape<Row>): void => {
  const before = index.rows.get(shape.id(row));
  if (before === undefined) return;
  leave(index, before, shape);
  const parent = shape.parent(before);
  // What is still to be added is added first, so that a removed row is always one of the group.
  if ((index.changes.get(parent)?.added.length ?? 0) > 0) rowsUnder(index, parent, shape);
  changesUnder(index, parent).removed.add(before);
};
