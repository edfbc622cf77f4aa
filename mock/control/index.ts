import * as browse from './browse.ts';
import { changes } from './change.ts';
import * as clock from './clock.ts';
import * as faults from './faults.ts';
import type { ControlHandlers } from './handler.ts';
import * as journal from './journal.ts';
import * as keys from './keys.ts';
import * as meta from './meta.ts';
import * as registries from './registries.ts';
import * as worlds from './worlds.ts';

export const controlHandlers: ControlHandlers = {
  ...meta,
  ...worlds,
  ...faults,
  ...clock,
  ...journal,
  ...registries,
  ...keys,
  ...browse,
  createFault: changes('createFault'),
  deleteFaults: changes('deleteFaults'),
  deleteFault: changes('deleteFault'),
  setClock: changes('setClock'),
  createExecution: changes('createExecution'),
  stepExecution: changes('stepExecution'),
  setLifeCycle: changes('setLifeCycle'),
  pushArtifact: changes('pushArtifact'),
  setRegistryHealth: changes('setRegistryHealth'),
};
