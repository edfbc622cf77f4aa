import type { NeighbourHandlers } from '../handler.ts';
import * as kmsChanges from './kms-changes.ts';
import * as kmsKeys from './kms-keys.ts';
import * as subnets from './subnets.ts';
import * as vpcs from './vpcs.ts';

export const neighbourHandlers: NeighbourHandlers = { ...kmsKeys, ...kmsChanges, ...vpcs, ...subnets };
