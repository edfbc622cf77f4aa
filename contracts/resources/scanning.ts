import type { Resource } from './resource.ts';

/** An artifact has one scan at a time, which has no id of its own: it is started and shown below the artifact. */
const scan = {
  name: 'scan',
  plural: 'scans',
  parent: 'artifact',
  operations: { list: [], actions: ['StartManualScanning', 'ListInstanceArtifactVulnerabilities'] },
  given: 'artifact',
} as const satisfies Resource;

export const scanning = [scan] as const;
