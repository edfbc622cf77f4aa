import type { ComponentChildren } from 'preact';

interface TableRow {
  readonly key: string;
  /** The first is the row's head. */
  readonly cells: readonly ComponentChildren[];
  readonly isChosen?: boolean;
}

interface TableProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  /** Columns of numbers. */
  readonly numbers?: readonly number[];
  /** What is said when there are none. */
  readonly empty?: string;
}

/** A table of one page of rows; on a narrow screen each row is a block of names and values. */
export const Table = ({ label, heads, rows, numbers = [], empty }: TableProps) => {
  const classOf = (column: number) => (numbers.includes(column) ? 'number' : undefined);
  return (
    <div class="table-box" role="region" aria-label={label} tabIndex={0}>
      <table class="stacked">
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" class={classOf(column)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, isChosen }) => (
            <tr key={key} class={isChosen ? 'chosen' : undefined}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={heads[column]} scope="row" data-label={heads[column]}>
                    <span>{cell}</span>
                  </th>
                ) : (
                  <td key={heads[column]} data-label={heads[column]} class={classOf(column)}>
                    <span>{cell}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty !== undefined && <p class="empty">{empty}</p>}
    </div>
  );
};
