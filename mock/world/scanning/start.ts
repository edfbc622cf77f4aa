import { conflict } from '../../errors/conflict.ts';
import { startSingleRun } from '../executions/single-run.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import { scannedOf } from './children.ts';
import { scanKind, usualLifeCycle } from './kind.ts';
import { hasEnded, scanOf } from './state.ts';
import type { ScanningTables } from './tables.ts';

type Scanning = WritableWorld<ScanningTables>;

/** Only images are scanned. An accessory is not among the artifacts, whatever type it shows. */
export const isScannable = ({ id, type }: ArtifactRow, { tables }: Pick<World<ScanningTables>, 'tables'>): boolean =>
  type === 'IMAGE' && tables.artifacts.get(id) !== undefined;

/** Puts a new scan in the place of the one that the artifact has had. */
const startOne = (artifact: ArtifactRow, world: Scanning): void => {
  const { tables, profile } = world;
  tables.scanning.executions.removeUnder(artifact.id);
  const repository = tables.repositories.get(artifact.repository_id)?.name ?? '';
  const run = { policy_id: artifact.id, trigger: 'manual', item: { artifact_id: artifact.id }, about: {} };
  startSingleRun(scanKind, { ...run, repository, usual: usualLifeCycle(profile) }, world);
};

/** Scans an artifact; of an index, each of its children. */
export const startScan = (artifact: ArtifactRow, world: Scanning): void => {
  const whenRunning = world.profile['scanning.while_running'];
  const scanned = scannedOf(artifact, world);
  const open = scanned.flatMap((one) => scanOf(one, world) ?? []).filter((state) => !hasEnded(state));
  const [first] = open;
  if (first !== undefined && whenRunning === 'reject')
    throw conflict(`A previous scan of the artifact is ${first.status}`, world);
  const goesOn = new Set(whenRunning === 'ignore' ? open.map((state) => state.artifact.id) : []);
  for (const one of scanned) if (!goesOn.has(one.id)) startOne(one, world);
};

/** Scans what was pushed; where a scan is under way, it goes on. */
export const scanPushed = (artifact: ArtifactRow, world: Scanning): void => {
  for (const one of scannedOf(artifact, world)) {
    const state = scanOf(one, world);
    if (isScannable(one, world) && (state === undefined || hasEnded(state))) startOne(one, world);
  }
};
