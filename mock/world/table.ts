import { Counter } from './counter.ts';

type Key = number | string;

const isKey = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

/** What a table must know of its rows: the parent they are listed under, and a name that is theirs alone (if any). */
export interface Shape<Row> {
  readonly id: (row: Row) => Key;
  readonly parent: (row: Row) => Key;
  readonly name?: (row: Row) => string;
}

/**
 * Rows found by id, by parent and by name under a parent. Rows are never changed, only
 * replaced. `fork` is cheap: both tables share everything until one of them writes.
 */
export class Table<Row> {
  readonly #shape: Shape<Row>;
  #rows = new Map<Key, Row>();
  #groups = new Map<Key, readonly Row[]>();
  #names = new Map<string, Row>();
  #ids = new Counter();
  #shared = false;
  #version = 0;

  constructor(shape: Shape<Row>) {
    this.#shape = shape;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  get(id: Key): Row | undefined {
    return this.#rows.get(id);
  }

  /** The rows under a parent, by ascending id where ids are numbers, else as they came. The array never changes, so what is derived from it may be kept. */
  under(parent: Key): readonly Row[] {
    return this.#groups.get(parent) ?? [];
  }

  named(parent: Key, name: string): Row | undefined {
    return this.#names.get(`${parent}/${name}`);
  }

  /** Takes `count` ids that nobody else gets and returns the first of them. */
  reserve(count = 1): number {
    return this.#ids.reserve(count);
  }

  /** That an id is taken, though its row may come later. */
  claim(id: number): void {
    this.#ids.claim(id);
  }

  add(row: Row): void {
    this.addAll([row]);
  }

  /** Adds rows, each under its own parent; many at once cost less than one after the other. */
  addAll(rows: readonly Row[]): void {
    this.#own();
    const grown = new Map<Key, Row[]>();
    for (const row of rows) {
      this.#index(row);
      const parent = this.#shape.parent(row);
      const group = grown.get(parent);
      if (group === undefined) grown.set(parent, [...this.under(parent), row]);
      else group.push(row);
    }
    for (const [parent, group] of grown) this.#groups.set(parent, this.#inOrder(group));
  }

  /** Puts a row in the place of the one with the same id. */
  replace(row: Row): void {
    this.#own();
    const before = this.get(this.#shape.id(row));
    if (before !== undefined) this.#forget(before);
    this.#index(row);
    const parent = this.#shape.parent(row);
    this.#groups.set(
      parent,
      this.under(parent).map((other) => (other === before ? row : other)),
    );
  }

  remove(row: Row): void {
    this.#own();
    this.#forget(row);
    const parent = this.#shape.parent(row);
    this.#groups.set(
      parent,
      this.under(parent).filter((other) => other !== row),
    );
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

  /** Every row, those under one parent in their order. */
  all(): readonly Row[] {
    return [...this.#groups.values()].flat();
  }

  /** The highest id that was ever given or claimed. */
  get lastId(): number {
    return this.#ids.last;
  }

  fork(): Table<Row> {
    const twin = new Table(this.#shape);
    twin.#rows = this.#rows;
    twin.#groups = this.#groups;
    twin.#names = this.#names;
    twin.#ids = this.#ids.fork();
    twin.#version = this.#version;
    twin.#shared = true;
    this.#shared = true;
    return twin;
  }

  #inOrder(rows: readonly Row[]): readonly Row[] {
    const id = (row: Row): number => Number(this.#shape.id(row));
    const isInOrder = rows.every((row, index) => index === 0 || !(id(rows[index - 1] as Row) > id(row)));
    return isInOrder ? rows : rows.toSorted((a, b) => id(a) - id(b));
  }

  #own(): void {
    this.#version += 1;
    if (!this.#shared) return;
    this.#rows = new Map(this.#rows);
    this.#groups = new Map(this.#groups);
    this.#names = new Map(this.#names);
    this.#shared = false;
  }

  #index(row: Row): void {
    const id = this.#shape.id(row);
    this.#rows.set(id, row);
    if (typeof id === 'number') this.#ids.claim(id);
    if (this.#shape.name) this.#names.set(`${this.#shape.parent(row)}/${this.#shape.name(row)}`, row);
  }

  #forget(row: Row): void {
    this.#rows.delete(this.#shape.id(row));
    if (this.#shape.name) this.#names.delete(`${this.#shape.parent(row)}/${this.#shape.name(row)}`);
  }
}
