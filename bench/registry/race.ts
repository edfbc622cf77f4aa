import { cpuSecondsOf } from '../measure/process-facts.ts';
import { rotated } from '../measure/stats.ts';
import { type Blob, blobsOf, mib, pullBlob, pushBlob, sha256 } from './blobs.ts';
import type { RegistryContender } from './contender.ts';
import { headManifest, type Manifest, manifestsOf, parts, pullManifest, pushManifest } from './manifests.ts';
import { inParallel } from './pool.ts';
import { type StartedRegistry, withRegistry } from './start.ts';

export const steps = ['push blobs', 'pull blobs', 'push manifests', 'head manifests', 'pull manifests'] as const;
export type Step = (typeof steps)[number];

/** What one registry did of one step in one round: MiB of blobs, or manifests. */
export interface StepRun {
  readonly name: string;
  readonly round: number;
  readonly step: Step;
  readonly perSecond: number;
  /** Microseconds of processor time of the server for each; undefined where there is no /proc. */
  readonly cpuMicros: number | undefined;
}

export interface RegistryPlan {
  readonly rounds: number;
  readonly blobs: number;
}

const blobMib = 64;
const manifestCount = 1000;
const warmCount = 1000;
export const connections = { blobs: 4, manifests: 32 };

interface Goods {
  readonly blobs: readonly Blob[];
  readonly manifests: readonly Manifest[];
  /** Pushed and pulled before anything is counted. */
  readonly warm: readonly Manifest[];
}

/** Each step and how much it does. Manifests come after the blobs that they name. */
const workOf = ({ place }: StartedRegistry, { blobs, manifests, warm }: Goods) => {
  const { url } = place;
  const small = [parts.config, parts.layer].map((bytes) => ({ bytes, digest: sha256(bytes) }));
  const onBlobs = (step: Parameters<typeof inParallel<Blob>>[3]) => inParallel(url, connections.blobs, blobs, step);
  const onManifests = (step: typeof pushManifest) =>
    inParallel(url, connections.manifests, manifests, (connection, manifest) => step(connection, place, manifest));
  const work: Readonly<Record<Step, () => Promise<void>>> = {
    'push blobs': () => onBlobs((connection, blob) => pushBlob(connection, place, blob)),
    'pull blobs': () => onBlobs((connection, { digest, bytes }) => pullBlob(connection, place, digest, bytes.length)),
    'push manifests': () => onManifests(pushManifest),
    'head manifests': () => onManifests(headManifest),
    'pull manifests': () => onManifests(pullManifest),
  };
  const prepare = async (): Promise<void> => {
    await inParallel(url, 1, small, (connection, blob) => pushBlob(connection, place, blob));
    for (const step of [pushManifest, headManifest, pullManifest])
      await inParallel(url, connections.manifests, warm, (connection, manifest) => step(connection, place, manifest));
  };
  const amountOf = (step: Step) => (step.endsWith('blobs') ? blobs.length * blobMib : manifests.length);
  return { prepare, work, amountOf };
};

const raced = async ({ name }: RegistryContender, started: StartedRegistry, round: number, goods: Goods) => {
  const { pid } = started.server;
  const { prepare, work, amountOf } = workOf(started, goods);
  const runs: StepRun[] = [];
  await prepare();
  for (const step of steps) {
    const [cpuBefore, begun] = [cpuSecondsOf(pid), performance.now()];
    await work[step]();
    const [seconds, cpuAfter] = [(performance.now() - begun) / 1000, cpuSecondsOf(pid)];
    const hasCpu = cpuBefore !== undefined && cpuAfter !== undefined;
    const cpuMicros = hasCpu ? ((cpuAfter - cpuBefore) * 1e6) / amountOf(step) : undefined;
    runs.push({ name, round, step, perSecond: amountOf(step) / seconds, cpuMicros });
  }
  return runs;
};

/** Each round visits every registry once, in a rotated order, each time as a new process with nothing in it. */
export const raceRegistries = async (
  contenders: readonly RegistryContender[],
  { rounds, blobs }: RegistryPlan,
  onRuns: (runs: readonly StepRun[]) => void,
): Promise<readonly StepRun[]> => {
  const goods = {
    blobs: blobsOf(blobs, blobMib * mib),
    manifests: manifestsOf(manifestCount),
    warm: manifestsOf(warmCount, 'warm'),
  };
  const all: StepRun[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const contender of rotated(contenders, round)) {
      const runs = await withRegistry(contender, (started) => raced(contender, started, round, goods));
      all.push(...runs);
      onRuns(runs);
    }
  return all;
};
