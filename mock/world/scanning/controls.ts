import { controlsOf, type ExecutionControls, type PollInput } from '../executions/controls.ts';
import type { Readable } from '../kernel/world.ts';
import { scannedOf } from './children.ts';
import { scanKind, usualLifeCycle } from './kind.ts';
import type { ScanningTables } from './tables.ts';

const scannedIn = ({ path }: PollInput, tables: Readable<ScanningTables>): readonly number[] => {
  const namespace = tables.namespaces.named(`${path.instance_id}`, `${path.namespace_name}`);
  const repository = namespace && tables.repositories.named(namespace.id, `${path.repository_name}`);
  const artifact = repository && tables.artifacts.named(repository.id, `${path.reference}`);
  return artifact === undefined ? [] : scannedOf(artifact, { tables }).map(({ id }) => id);
};

/** What a test can do to scans: a scan stands where an execution does, and its artifact where a policy does. */
export const scanningControls: ExecutionControls<ScanningTables> = controlsOf(scanKind, {
  hasPolicy: (id, { tables }) => tables.artifacts.get(id) !== undefined,
  policyFor: () => undefined,
  policiesIn: scannedIn,
  usual: usualLifeCycle,
});
