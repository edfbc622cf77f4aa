type Column = 'created_at' | 'updated_at' | 'name';

interface Row {
  readonly id: number;
  readonly name?: string;
  readonly created_at?: string;
  readonly updated_at?: string;
}

export interface OrderQuery {
  readonly order_column?: Column | undefined;
  readonly order_type?: 'asc' | 'desc' | undefined;
}

const byText = (a = '', b = ''): number => (a < b ? -1 : Number(a > b));

/** Whether both are in UTC and of one precision: such times are in the order of their texts. */
const areAlike = (a: string, b: string): boolean => a.length === b.length && a.endsWith('Z') && b.endsWith('Z');

/** To parse the times of ten thousand rows takes milliseconds. */
const byTime = (a = '', b = ''): number => (areAlike(a, b) ? byText(a, b) : Date.parse(a) - Date.parse(b));

const compare: Readonly<Record<Column, (a: Row, b: Row) => number>> = {
  created_at: (a, b) => byTime(a.created_at, b.created_at),
  updated_at: (a, b) => byTime(a.updated_at, b.updated_at),
  name: (a, b) => byText(a.name, b.name),
};

/** Rows in the order that a list asks for; of equals the lower id comes first where it ascends. */
export const ordered = <Given extends Row>(
  rows: readonly Given[],
  { order_column = 'created_at', order_type = 'desc' }: OrderQuery,
): readonly Given[] => {
  const by = compare[order_column];
  const ascending = rows.toSorted((a, b) => by(a, b) || a.id - b.id);
  return order_type === 'asc' ? ascending : ascending.reverse();
};
