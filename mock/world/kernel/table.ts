import { Counter } from './counter.ts';
import { once } from './once.ts';
import {
  addRows,
  copyOf,
  digestOf,
  emptyIndex,
  everyRow,
  inOrder,
  type Key,
  nameKey,
  type RowIndex,
  removeRow,
  replaceRow,
  rowOfAlias,
  rowsUnder,
  type Shape,
} from './row-index.ts';

const isKey = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

const none = emptyIndex<never>();

/** What all empty tables share. */
const nothing = <Row>(): RowIndex<Row> => none as unknown as RowIndex<Row>;

/** What can be asked of a table without changing it. */
export interface Rows<Row> {
  readonly size: number;
  /** Grows with every change. */
  readonly version: number;
  readonly get: (id: Key) => Row | undefined;
  /**
   * The rows under a parent, by ascending id where ids are numbers, else as they came. The array never changes, so what
   * is derived from it may be kept.
   */
  readonly under: (parent: Key) => readonly Row[];
  readonly named: (parent: Key, name: string) => Row | undefined;
  /** The row under a parent that has the alias. Where two had it, it is the later one's. */
  readonly aliased: (parent: Key, alias: string) => Row | undefined;
  /** Every row, by ascending id where ids are numbers: the order tells nothing of how the rows came about. */
  readonly all: () => readonly Row[];
  /** The highest id that was ever given or claimed. */
  readonly lastId: number;
}

/**
 * Rows found by id, by parent, and by name and alias under a parent. Rows are never changed, only
 * replaced. `fork` is cheap: both tables share everything until one of them writes.
 */
export class Table<Row> implements Rows<Row> {
  readonly #shape: Shape<Row>;
  readonly #ids: Counter;
  #index: () => RowIndex<Row>;
  #shared = true;
  #version: number;

  /** An empty table, or one that shares everything with another. */
  constructor(shape: Shape<Row>, parent?: Table<Row>) {
    this.#shape = shape;
    this.#ids = parent === undefined ? new Counter() : parent.#ids.fork();
    this.#index = parent === undefined ? nothing<Row> : parent.#index;
    this.#version = parent === undefined ? 0 : parent.#version;
  }

  get size(): number {
    return this.#index().rows.size;
  }

  get version(): number {
    return this.#version;
  }

  get(id: Key): Row | undefined {
    return this.#index().rows.get(id);
  }

  under(parent: Key): readonly Row[] {
    return rowsUnder(this.#index(), parent, this.#shape);
  }

  named(parent: Key, name: string): Row | undefined {
    return this.#index().names.get(nameKey(parent, name));
  }

  aliased(parent: Key, alias: string): Row | undefined {
    return rowOfAlias(this.#index(), parent, alias, this.#shape);
  }

  all(): readonly Row[] {
    return inOrder(everyRow(this.#index(), this.#shape), this.#shape);
  }

  /** A number that follows from the rows; asked for again, only what has changed is looked at. */
  get digest(): number {
    return digestOf(this.#index(), this.#shape);
  }

  get lastId(): number {
    return this.#ids.last;
  }

  /** Takes `count` ids that nobody else gets and returns the first of them. */
  reserve(count = 1): number {
    return this.#ids.reserve(count);
  }

  /** That an id is taken, though its row may come later. */
  claim(id: number): void {
    this.#ids.claim(id);
  }

  /** Gives an empty table its rows, which are read when they are first asked for. Their ids must be claimed by the caller. */
  fill(read: () => readonly Row[]): void {
    this.#version += 1;
    this.#index = once(() => {
      const index = emptyIndex<Row>();
      addRows(index, read(), this.#shape);
      return index;
    });
    this.#shared = false;
  }

  add(row: Row): void {
    this.addAll([row]);
  }

  /** Adds rows, each under its own parent; many at once cost less than one after the other. */
  addAll(rows: readonly Row[]): void {
    addRows(this.#own(), rows, this.#shape);
    for (const row of rows) {
      const id = this.#shape.id(row);
      if (typeof id === 'number') this.claim(id);
    }
  }

  /** Puts a row in the place of the one with the same id. */
  replace(row: Row): void {
    replaceRow(this.#own(), row, this.#shape);
  }

  /** Puts a row in the place of the one with the same id, or beside the others where there is none. */
  addOrReplace(row: Row): void {
    if (this.get(this.#shape.id(row)) === undefined) this.add(row);
    else this.replace(row);
  }

  remove(row: Row): void {
    removeRow(this.#own(), row, this.#shape);
  }

  /** Removes every row under a parent. */
  removeUnder(parent: Key): void {
    for (const row of this.under(parent)) this.remove(row);
  }

  /** Whether a value from outside has at least what the table goes by. */
  isRow(value: unknown): value is Row {
    try {
      const { id, parent } = this.#shape;
      return isKey(id(value as Row)) && isKey(parent(value as Row));
    } catch {
      return false;
    }
  }

  fork(): Table<Row> {
    this.#shared = true;
    return new Table(this.#shape, this);
  }

  /** What is to be changed now: a copy, if others share it. */
  #own(): RowIndex<Row> {
    this.#version += 1;
    if (this.#shared) {
      const own = copyOf(this.#index(), this.#shape);
      this.#index = () => own;
      this.#shared = false;
    }
    return this.#index();
  }
}
