import type { BigBlob } from './memory.ts';
import { type Step, type StepRun, steps } from './race.ts';
import { besideDistribution, mostAboveIdleMb } from './targets.ts';

/** What `--check` found, as a line for people. */
export interface Verdict {
  readonly line: string;
  readonly holds: boolean;
}

/**
 * Looser than what was measured, as for the other ratios: pushes of blobs vary most with what else the machine does. On
 * Node 24 manifests are nearly twice as quick as on Node 20: see docs/performance.md.
 */
export const leastInCheck = (step: Step, nodeMajor: number): number => {
  if (step.endsWith('blobs')) return 0.5;
  return nodeMajor >= 24 ? 1 : 0.75;
};

/** Work done for the same processor time, where that can be read: other tenants of the machine disturb it least. */
const speedOf = ({ cpuMicros, perSecond }: StepRun): number => (cpuMicros === undefined ? perSecond : 1 / cpuMicros);

const verdict = (what: string, shown: string, limit: string, holds: boolean): Verdict => ({
  line: `${what} ${shown}; ${limit} ${holds ? 'holds' : 'is missed'}`,
  holds,
});

export const speedVerdicts = (runs: readonly StepRun[], nodeMajor: number): readonly Verdict[] =>
  steps.map((step) => {
    const { median } = besideDistribution(runs, step, speedOf);
    const least = leastInCheck(step, nodeMajor);
    return verdict(`registry, ${step}`, `${median.toFixed(2)} × distribution`, `at least ${least}`, median >= least);
  });

export const memoryVerdict = ({ mib, pushMb, pullMb }: BigBlob): Verdict => {
  const most = Math.max(pushMb, pullMb);
  const shown = `${most.toFixed(0)} MiB above idle`;
  return verdict(
    `registry, ${mib} MiB pushed and pulled`,
    shown,
    `at most ${mostAboveIdleMb}`,
    most <= mostAboveIdleMb,
  );
};

/** A limit that nobody looked at does not hold: whoever cannot look says so by a flag. */
export const notCompared = (what: string, reason: string): Verdict => ({
  line: `registry, ${what}: not compared: ${reason}; --without-registry leaves the registry out`,
  holds: false,
});
