import { Table } from '../world/kernel/table.ts';
import type { SubnetRow, VpcRow } from './rows.ts';

export const vpcTables = () => ({
  vpc: {
    vpcs: new Table<VpcRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
    subnets: new Table<SubnetRow>({ id: (row) => row.id, parent: (row) => row.vpc_id }),
  },
});

export type VpcTables = ReturnType<typeof vpcTables>;
