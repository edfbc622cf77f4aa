import { say } from '../common/progress.ts';
import { distribution, fakeSwr } from './contenders.ts';
import { sayRuns } from './measure.ts';
import { bigBlob } from './memory.ts';
import { raceRegistries, type StepRun, steps } from './race.ts';
import { besideDistribution, mostAboveIdleMb } from './targets.ts';

/**
 * Looser than the targets (1 and 0.8), as for the other ratios. Work done for the same processor time is compared, which
 * other tenants of the machine disturb least.
 */
const leastInCheck = (step: string): number => (step.endsWith('blobs') ? 0.5 : 0.6);

const speedOf = ({ cpuMicros, perSecond }: StepRun): number => (cpuMicros === undefined ? perSecond : 1 / cpuMicros);

const verdict = (what: string, shown: string, isKept: boolean, limit: string): boolean => {
  process.stdout.write(`${what} ${shown}; ${limit} ${isKept ? 'holds' : 'is missed'}\n`);
  return isKept;
};

const speeds = async (): Promise<boolean> => {
  const reason = distribution.fetch?.();
  if (reason !== undefined) {
    process.stdout.write(`registry: not compared with distribution, ${reason}\n`);
    return true;
  }
  const runs = await raceRegistries([fakeSwr, distribution], { rounds: 3, blobs: 4 }, sayRuns);
  const held = steps.map((step) => {
    const { median } = besideDistribution(runs, step, speedOf);
    const least = leastInCheck(step);
    return verdict(`registry, ${step}`, `${median.toFixed(2)} × distribution`, median >= least, `at least ${least}`);
  });
  return held.every(Boolean);
};

const memory = async (): Promise<boolean> => {
  say('a large blob');
  const big = await bigBlob(fakeSwr);
  if (big === undefined) return true;
  const most = Math.max(big.pushMb, big.pullMb);
  const what = `registry, ${big.mib} MiB pushed and pulled`;
  return verdict(what, `${most.toFixed(0)} MiB above idle`, most <= mostAboveIdleMb, `at most ${mostAboveIdleMb}`);
};

/** Whether the registry holds its limits; takes some 20 seconds. */
export const checkRegistry = async (): Promise<boolean> => {
  const isFast = await speeds();
  return (await memory()) && isFast;
};
