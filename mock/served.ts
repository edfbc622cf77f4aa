import type { Families } from './control/changes/families.ts';
import { operations } from './spec/operations.ts';
import { gcControls } from './world/gc/controls.ts';
import { replicationControls } from './world/replication/controls.ts';
import { retentionControls } from './world/retention/controls.ts';
import { scanningControls } from './world/scanning/controls.ts';
import { signatureControls } from './world/signature/controls.ts';

/** All operations but those of the control plane. */
export const known = operations.filter(({ service }) => service !== 'control');
/** Those that the gateway answers. */
export const callable = known.filter(({ service }) => service !== 'registry');
export const operationIds = known.map(({ id }) => id);
export const neighbourIds = new Set(
  callable.filter(({ family }) => family === 'kms' || family === 'vpc').map(({ id }) => id),
);

export const executions: Families = {
  signature: signatureControls,
  retention: retentionControls,
  scanning: scanningControls,
  replication: replicationControls,
  gc: gcControls,
};
