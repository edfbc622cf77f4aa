import type { KeyTables } from '../../kms/tables.ts';
import { executionTables, type LifeCycleTables } from '../executions/kinds.ts';
import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { SignatureKind, SignaturePolicyRow } from './rows.ts';

export const signatureTables = () => ({
  signature: {
    policies: new Table<SignaturePolicyRow>({ id: (row) => row.id, parent: (row) => row.namespace_id }),
    ...executionTables<SignatureKind>(),
  },
});

/** What image signing may see and change. */
export type SignatureTables = ReturnType<typeof signatureTables> & ResourceTables & LifeCycleTables & KeyTables;
