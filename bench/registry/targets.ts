import { spreadOf } from '../measure/stats.ts';
import { ratiosOf } from '../report/summary.ts';
import { atLeast, atMost, type Target } from '../report/targets.ts';
import type { BigBlob } from './memory.ts';
import { type Step, type StepRun, steps } from './race.ts';
import type { RegistryResults } from './results.ts';

/** How many times as fast as distribution, at least. */
const leastOf = (step: Step): number => (step.endsWith('blobs') ? 0.8 : 1);
export const mostAboveIdleMb = 64;

const words: Readonly<Record<Step, string>> = {
  'push blobs': 'blobs pushed',
  'pull blobs': 'blobs pulled',
  'push manifests': 'manifests pushed',
  'head manifests': 'manifests looked up by HEAD',
  'pull manifests': 'manifests pulled',
};

/** Of each round, the value of fake-swr as a multiple of that of distribution. */
export const besideDistribution = (runs: readonly StepRun[], step: Step, value: (run: StepRun) => number) =>
  spreadOf(
    ratiosOf(
      runs.filter((run) => run.step === step),
      'fake-swr',
      'distribution',
      value,
    ),
  );

const memory = (what: string, bigBlobs: readonly BigBlob[], value: (blob: BigBlob) => number): Target => {
  const own = bigBlobs.filter(({ name }) => name === 'fake-swr');
  const aim = `memory above idle, a blob of ${own[0]?.mib ?? 0} MiB ${what}`;
  return atMost(mostAboveIdleMb, { aim, value: spreadOf(own.map(value)), unit: 'MiB', digits: 0 });
};

export const registryTargets = ({ runs, bigBlobs }: RegistryResults): readonly Target[] =>
  [
    ...steps.map((step) =>
      atLeast(leastOf(step), {
        aim: `${words[step]}, beside distribution`,
        value: besideDistribution(runs, step, ({ perSecond }) => perSecond),
      }),
    ),
    memory('pushed', bigBlobs, ({ pushMb }) => pushMb),
    memory('pulled', bigBlobs, ({ pullMb }) => pullMb),
  ].filter(({ value }) => Number.isFinite(value.median));
