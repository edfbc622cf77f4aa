import type { CallPlan } from './calls/results.ts';
import type { Contender } from './common/contender.ts';
import { contenders, quickContenders } from './contenders/index.ts';
import type { Flags } from './flags.ts';
import type { RegistryPlan } from './registry/race.ts';

/** How much is measured. */
export interface Extent {
  readonly contenders: readonly Contender[];
  readonly race: { readonly rounds: number; readonly warmSeconds: number; readonly seconds: number };
  readonly starts: number;
  readonly fixtures: number;
  readonly forks: number;
  readonly bigStarts: number;
  readonly growth: { readonly rounds: number; readonly seconds: number };
  readonly tasks: readonly number[];
  readonly worlds: readonly number[];
  readonly registry: RegistryPlan;
  readonly calls: CallPlan;
  readonly journal: { readonly rounds: number; readonly amount: number; readonly every: number };
}

const full: Extent = {
  contenders,
  race: { rounds: 5, warmSeconds: 2, seconds: 4 },
  starts: 9,
  fixtures: 15,
  forks: 3,
  bigStarts: 7,
  growth: { rounds: 5, seconds: 1 },
  tasks: [10, 100, 1000, 10_000, 100_000, 1_000_000],
  worlds: [1, 10, 100, 1000],
  registry: { rounds: 9, blobs: 8 },
  calls: {
    growth: { sizes: [1000, 10_000, 100_000], rounds: 7, times: 200 },
    ...{ retention: { artifacts: 10_000, rounds: 5 }, verify: 3, forks: 15 },
  },
  journal: { rounds: 4, amount: 105_000, every: 5000 },
};

const quick: Extent = {
  contenders: quickContenders,
  race: { rounds: 3, warmSeconds: 1, seconds: 1 },
  starts: 3,
  fixtures: 2,
  forks: 1,
  bigStarts: 2,
  growth: { rounds: 1, seconds: 1 },
  tasks: [10, 1_000_000],
  worlds: [1, 100],
  registry: { rounds: 2, blobs: 4 },
  calls: {
    growth: { sizes: [1000, 100_000], rounds: 2, times: 100 },
    ...{ retention: { artifacts: 10_000, rounds: 1 }, verify: 1, forks: 3 },
  },
  journal: { rounds: 1, amount: 20_000, every: 5000 },
};

export const extentOf = ({ quick: isQuick }: Pick<Flags, 'quick'>): Extent => (isQuick ? quick : full);
