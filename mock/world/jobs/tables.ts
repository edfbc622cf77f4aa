import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { JobRow } from './rows.ts';

export const jobTables = () => ({
  jobs: new Table<JobRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
});

/** What jobs may see and change. */
export type JobTables = ReturnType<typeof jobTables> & ResourceTables;
