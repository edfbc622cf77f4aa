import { createFaults, type Faults } from '../faults/faults.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { createJournal, type Journal } from './journal.ts';

/** What stands around a world for tests: what goes wrong on demand, and what was seen. Handlers know nothing of it. */
export interface Bench {
  readonly faults: Faults;
  readonly journal: Journal;
  readonly coverage: Coverage;
}

export const createBench = (seed: number, operationIds: readonly string[]): Bench => ({
  faults: createFaults(seed, operationIds),
  journal: createJournal(),
  coverage: createCoverage(),
});
