import { Counter } from '../world/kernel/counter.ts';
import { Table } from '../world/kernel/table.ts';
import type { SubnetRow, VpcRow } from './rows.ts';

export const vpcTables = () => ({
  vpc: {
    vpcs: new Table<VpcRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
    subnets: new Table<SubnetRow>({ id: (row) => row.id, parent: (row) => row.vpc_id }),
    /** How many of both were ever made: ids are made of it. */
    made: new Counter(),
  },
});

export type VpcTables = ReturnType<typeof vpcTables>;
