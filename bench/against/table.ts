import { number, spread, tableOf } from '../report/table.ts';
import type { Row } from './rows.ts';

/** A row without a limit holds. */
export const holds = ({ value, limit }: Row): boolean => limit === undefined || value.median <= limit;

const verdictOf = (row: Row): string => {
  if (row.limit === undefined) return '';
  return holds(row) ? 'holds' : 'MISSED';
};

/** Small values are shown with more digits. */
const shown = (value: number): string => number(value, Math.abs(value) < 10 ? 2 : 1);

export const againstTable = (commit: string, rows: readonly Row[]): string =>
  tableOf(
    ['', 'unit', commit, 'now', 'compared', 'limit', ''],
    rows.map((row) => [
      ...[row.what, row.unit, shown(row.before), shown(row.now), `${spread(row.value, 2)} ${row.sign}`],
      ...[row.limit === undefined ? '' : `${number(row.limit, 2)} ${row.sign}`, verdictOf(row)],
    ]),
  );
