import { crc32 } from 'node:zlib';

/**
 * A number that follows from rows and not from their order: two tables that hold the same have the same. It is kept up as
 * rows come and go, so that asking for it never goes through all of them.
 */
export interface RowDigest {
  readonly add: (row: unknown) => void;
  readonly remove: (row: unknown) => void;
  readonly value: () => number;
  readonly fork: () => RowDigest;
}

/** Sums stay exact below it. */
const modulus = 2 ** 48;

const sumOf = (rows: readonly unknown[]): number => {
  let sum = 0;
  for (const row of rows) sum += crc32(JSON.stringify(row));
  return sum % modulus;
};

/** Rows are looked at when the number is asked for: what writes them does not wait for it. */
export const createRowDigest = (rows: readonly unknown[], before = 0): RowDigest => {
  let sum = before;
  let added: unknown[] = [...rows];
  let removed: unknown[] = [];
  const value = (): number => {
    sum = (sum + sumOf(added) - sumOf(removed) + modulus) % modulus;
    added = [];
    removed = [];
    return sum;
  };
  return {
    add: (row) => {
      added.push(row);
    },
    remove: (row) => {
      removed.push(row);
    },
    value,
    fork: () => createRowDigest([], value()),
  };
};
