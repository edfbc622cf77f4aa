import type { Apply } from '../../world/commit.ts';
import { pushArtifact } from './artifacts.ts';
import { setClock } from './clock.ts';
import { createExecution, stepExecution } from './executions.ts';
import type { Families } from './families.ts';
import { createFault, deleteFault, deleteFaults } from './faults.ts';
import { setLifeCycle } from './life-cycle.ts';
import { setRegistryHealth } from './registries.ts';
import {
  begin,
  beginKind,
  createWorld,
  deleteWorld,
  loadSeed,
  reload,
  reloadKind,
  reset,
  restoreSnapshot,
} from './worlds.ts';

export interface ChangeParts {
  readonly families: Families;
  /** Those that a fault can name. */
  readonly operationIds: readonly string[];
}

/** What the control plane's calls change, by the kind of their commands. */
export const controlChanges = ({ families, operationIds }: ChangeParts): Readonly<Record<string, Apply>> => ({
  [beginKind]: begin,
  [reloadKind]: reload,
  setClock,
  createFault: createFault(operationIds),
  deleteFault,
  deleteFaults,
  createExecution: createExecution(families),
  stepExecution: stepExecution(families),
  setLifeCycle: setLifeCycle(families),
  pushArtifact,
  setRegistryHealth,
  createWorld,
  deleteWorld,
  reset,
  loadSeed,
  restoreSnapshot,
});
