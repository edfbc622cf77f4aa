export type Key = number | string;

/** What a table must know of its rows: the parent they are listed under, and a name that is theirs alone (if any). */
export interface Shape<Row> {
  readonly id: (row: Row) => Key;
  readonly parent: (row: Row) => Key;
  readonly name?: (row: Row) => string;
}

/** Rows by id, by parent, and by name under a parent. */
export interface RowIndex<Row> {
  readonly rows: Map<Key, Row>;
  /** By ascending id where ids are numbers, else as they came. */
  readonly groups: Map<Key, readonly Row[]>;
  readonly names: Map<string, Row>;
  /** Removed rows that are in their group still: it is made anew when it is asked for, once for all of them. */
  readonly removed: Map<Key, Set<Row>>;
}

export const emptyIndex = <Row>(): RowIndex<Row> => ({
  rows: new Map(),
  groups: new Map(),
  names: new Map(),
  removed: new Map(),
});

/** The rows of a group, without those that were removed. */
export const rowsUnder = <Row>({ groups, removed }: RowIndex<Row>, parent: Key): readonly Row[] => {
  const group = groups.get(parent) ?? [];
  const gone = removed.get(parent);
  if (gone === undefined) return group;
  const left = group.filter((row) => !gone.has(row));
  groups.set(parent, left);
  removed.delete(parent);
  return left;
};

export const copyOf = <Row>(index: RowIndex<Row>): RowIndex<Row> => {
  for (const parent of index.removed.keys()) rowsUnder(index, parent);
  const { rows, groups, names } = index;
  return { rows: new Map(rows), groups: new Map(groups), names: new Map(names), removed: new Map() };
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

/** By ascending id where ids are numbers, else as they are. */
export const inOrder = <Row>(rows: readonly Row[], { id }: Shape<Row>): readonly Row[] => {
  const ids = rows.map(id);
  const isInOrder = ids.every((key, at) => typeof key === 'string' || at === 0 || Number(ids[at - 1]) < key);
  return isInOrder ? rows : rows.toSorted((a, b) => Number(id(a)) - Number(id(b)));
};

/** Adds rows, each under its own parent. */
export const addRows = <Row>(index: RowIndex<Row>, rows: readonly Row[], shape: Shape<Row>): void => {
  const grown = new Map<Key, Row[]>();
  for (const row of rows) {
    enter(index, row, shape);
    const parent = shape.parent(row);
    const group = grown.get(parent);
    if (group === undefined) grown.set(parent, [...rowsUnder(index, parent), row]);
    else group.push(row);
  }
  for (const [parent, group] of grown) index.groups.set(parent, inOrder(group, shape));
};

/** Puts a row in the place of the one with the same id. */
export const replaceRow = <Row>(index: RowIndex<Row>, row: Row, shape: Shape<Row>): void => {
  const before = index.rows.get(shape.id(row));
  if (before !== undefined) leave(index, before, shape);
  enter(index, row, shape);
  const parent = shape.parent(row);
  const group = rowsUnder(index, parent);
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
  const gone = index.removed.get(parent) ?? new Set();
  index.removed.set(parent, gone.add(before));
};
