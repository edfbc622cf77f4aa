import { removeExecutions } from '../executions/remove.ts';
import type { Family } from '../kernel/family.ts';
import { locatedArtifact } from '../resources/location.ts';
import { scanningChecks } from './checks.ts';
import { scanKind } from './kind.ts';
import { scanPushed } from './start.ts';
import { type ScanningTables, scanningTables } from './tables.ts';

/** What scanning hears. Of itself nothing becomes due: what a scan finds follows from the artifact. */
export const scanningFamily = {
  tables: scanningTables,
  checks: scanningChecks,
  due: [],
  hears: {
    'artifact.pushed': ({ artifact_id }, world) => {
      const located = locatedArtifact(artifact_id, world.tables);
      if (located?.namespace.metadata.auto_scan === 'true') scanPushed(located.artifact, world);
    },
    'artifact.deleted': ({ artifact_id }, world) => removeExecutions(scanKind, artifact_id, world),
  },
} satisfies Family<ScanningTables>;
