import type { Figures } from '../metrics/figures.ts';
import { version } from '../spec/version.ts';
import { Table } from '../world/kernel/table.ts';
import { partsOf } from '../world/kernel/table-group.ts';
import type { Worlds } from '../world/worlds.ts';
import type { Fake } from './handler.ts';

const rowsOf = (worlds: Worlds): ReadonlyMap<string, number> => {
  const rows = new Map<string, number>();
  for (const { tables } of worlds.all()) {
    for (const [name, part] of partsOf(tables))
      if (part instanceof Table) rows.set(name, (rows.get(name) ?? 0) + part.size);
  }
  return rows;
};

/** What can be measured of a fake. */
export const figuresOf = ({ worlds, observations, blobs, logStatus, replica }: Fake): Figures => ({
  version,
  replica,
  requests: observations.requests,
  worlds: worlds.size,
  rows: () => rowsOf(worlds),
  journalBytes: observations.journalBytes,
  blobs: async () => (await blobs()).holds(),
  log: logStatus,
});
