import { Table } from '../../../mock/world/kernel/table.ts';

/** A row with all that a table can find one by. */
export interface Row {
  readonly id: number;
  readonly parent: string;
  readonly name: string;
  readonly note?: string;
}

export const shape = {
  id: ({ id }: Row) => id,
  parent: ({ parent }: Row) => parent,
  name: ({ name }: Row) => name,
  aliases: ({ name }: Row) => [`${name}-a`, `${name}-b`],
};

export const row = (id: number, { parent = 'p', name = `n${id}`, note = '' }: Partial<Row> = {}): Row => ({
  id,
  parent,
  name,
  note,
});

export const createTable = (...rows: readonly Row[]): Table<Row> => {
  const table = new Table(shape);
  table.addAll(rows);
  return table;
};
