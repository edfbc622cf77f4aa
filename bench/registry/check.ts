import { nodeMajor } from '../common/node-major.ts';
import { say } from '../common/progress.ts';
import { distribution, fakeSwr } from './contenders.ts';
import { sayRuns } from './measure.ts';
import { bigBlob } from './memory.ts';
import { raceRegistries } from './race.ts';
import { memoryVerdict, notCompared, speedVerdicts, type Verdict } from './verdicts.ts';

const speeds = async (): Promise<readonly Verdict[]> => {
  const reason = distribution.fetch?.();
  if (reason !== undefined) return [notCompared('beside distribution', reason)];
  return speedVerdicts(await raceRegistries([fakeSwr, distribution], { rounds: 3, blobs: 4 }, sayRuns), nodeMajor);
};

const memory = async (): Promise<Verdict> => {
  say('a large blob');
  const big = await bigBlob(fakeSwr);
  return big === undefined
    ? notCompared('memory', 'this kernel does not keep the most memory that a process had')
    : memoryVerdict(big);
};

/** Whether the registry holds its limits; takes some 20 seconds. */
export const checkRegistry = async (): Promise<boolean> => {
  const verdicts = [...(await speeds()), await memory()];
  for (const { line } of verdicts) process.stdout.write(`${line}\n`);
  return verdicts.every(({ holds }) => holds);
};
