interface Paging {
  readonly limit: number;
  readonly marker?: string | undefined;
}

/** The rows behind the one that the marker names. Source: VPC, querying VPCs: pages of one id after the other. */
export const pageBehind = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  { limit, marker }: Paging,
): readonly Row[] => {
  const from = marker === undefined ? 0 : rows.findIndex(({ id }) => id === marker) + 1;
  return rows.slice(from, from + limit);
};
