import type { BigBlob } from './memory.ts';
import type { StepRun } from './race.ts';

/** All that was measured of registries, as it is kept in bench/.cache/registry-node-*.json. */
export interface RegistryResults {
  readonly machine: readonly (readonly [string, string])[];
  readonly entrants: readonly { readonly name: string; readonly label: string; readonly version: string }[];
  readonly missing: readonly { readonly label: string; readonly reason: string }[];
  readonly runs: readonly StepRun[];
  readonly bigBlobs: readonly BigBlob[];
}
