import type { Curve } from '../growth/curve.ts';
import type { BigStart } from '../measure/big-world.ts';
import type { Start } from '../measure/cold.ts';
import type { Fixture, Forks } from '../measure/in-process.ts';
import type { Run } from '../measure/rounds.ts';

export interface Entrant {
  readonly name: string;
  readonly label: string;
  readonly version: string;
}

/** All that was measured, as it is kept in bench/.cache/results-node-*.json. */
export interface Results {
  readonly machine: readonly (readonly [string, string])[];
  readonly entrants: readonly Entrant[];
  readonly missing: readonly { readonly label: string; readonly reason: string }[];
  readonly runs: readonly Run[];
  /** Bare Express and fake-swr by its token, on whatever core they like. */
  readonly unpinned?: readonly Run[];
  readonly starts: readonly Start[];
  readonly fixtures: readonly Fixture[];
  readonly forks: readonly Forks[];
  readonly deepPage: Curve;
  readonly bigStarts: readonly BigStart[];
  readonly curves: readonly Curve[];
}
