import { say } from '../common/progress.ts';
import { describeMachine } from '../report/machine.ts';
import type { RegistryContender } from './contender.ts';
import { registries } from './contenders.ts';
import { type BigBlob, bigBlob } from './memory.ts';
import { connections, type RegistryPlan, raceRegistries, type StepRun } from './race.ts';
import type { RegistryResults } from './results.ts';
import { storage } from './start.ts';

const told = ({ step, perSecond, cpuMicros }: StepRun): string =>
  `${step} ${Math.round(perSecond)}/s, ${cpuMicros?.toFixed(0) ?? '?'} µs each`;

export const sayRuns = (runs: readonly StepRun[]): void => {
  for (const run of runs) say(`round ${run.round + 1}: ${run.name}, ${told(run)}`);
};

interface Present {
  readonly racing: readonly RegistryContender[];
  readonly missing: RegistryResults['missing'];
}

/** Those that can be had on this machine. */
const present = (all: readonly RegistryContender[] = registries): Present => {
  const asked = all.map((contender) => ({ contender, reason: contender.fetch?.() }));
  return {
    racing: asked.filter(({ reason }) => reason === undefined).map(({ contender }) => contender),
    missing: asked.flatMap(({ contender: { label }, reason }) => (reason === undefined ? [] : [{ label, reason }])),
  };
};

const facts = (): RegistryResults['machine'] => [
  ...describeMachine(`${connections.blobs} connections for blobs, ${connections.manifests} for manifests, kept alive`),
  ['files', `in ${storage}`],
];

export const measureRegistries = async (plan: RegistryPlan): Promise<RegistryResults> => {
  const machine = facts();
  const { racing, missing } = present();
  for (const { label, reason } of missing) say(`${label} is missing: ${reason}`);
  const runs = await raceRegistries(racing, plan, sayRuns);
  const bigBlobs: BigBlob[] = [];
  for (const contender of racing) {
    say(`a large blob: ${contender.name}`);
    const measured = await bigBlob(contender);
    if (measured !== undefined) bigBlobs.push(measured);
  }
  const entrants = racing.map(({ name, label, version }) => ({ name, label, version }));
  return { machine, entrants, missing, runs, bigBlobs };
};
