interface Dated {
  readonly id: number;
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface OrderQuery {
  readonly order_column?: 'created_at' | 'updated_at' | 'name';
  readonly order_type?: 'asc' | 'desc';
}

const compare = {
  created_at: (a: Dated, b: Dated): number => Date.parse(a.created_at) - Date.parse(b.created_at),
  updated_at: (a: Dated, b: Dated): number => Date.parse(a.updated_at) - Date.parse(b.updated_at),
  name: (a: Dated, b: Dated): number => (a.name < b.name ? -1 : Number(a.name > b.name)),
};

/** Rows in the order that a list asks for; of equals the lower id comes first where it ascends. */
export const ordered = <Row extends Dated>(
  rows: readonly Row[],
  { order_column = 'created_at', order_type = 'desc' }: OrderQuery,
): readonly Row[] => {
  const by = compare[order_column];
  const ascending = rows.toSorted((a, b) => by(a, b) || a.id - b.id);
  return order_type === 'asc' ? ascending : ascending.reverse();
};
