import { executionTables, type LifeCycleTables } from '../executions/kinds.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { ScanKind } from './rows.ts';

export const scanningTables = () => ({ scanning: executionTables<ScanKind>() });

/** What scanning may see and change. */
export type ScanningTables = ReturnType<typeof scanningTables> & ResourceTables & LifeCycleTables;
