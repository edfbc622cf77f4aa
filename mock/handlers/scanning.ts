import { apiError } from '../errors/error.ts';
import { findArtifact, findInstance } from '../world/resources/find.ts';
import { reportOf } from '../world/scanning/report.ts';
import { checkVersion } from '../world/scanning/rules.ts';
import { isScannable, startScan } from '../world/scanning/start.ts';
import { toReports } from '../world/scanning/views.ts';
import type { Read, Write } from './handler.ts';

export const StartManualScanning: Write<'StartManualScanning'> = ({ path }, world) => {
  checkVersion(findInstance(world, path), world.profile);
  const { artifact } = findArtifact(world, path);
  if (!isScannable(artifact, world)) {
    const what = artifact.type === 'IMAGE' ? 'is a signature' : `has the type ${artifact.type}`;
    throw apiError('refused', { detail: `artifact ${artifact.digest} ${what} but only images can be scanned` });
  }
  startScan(artifact, world);
};

export const ListInstanceArtifactVulnerabilities: Read<'ListInstanceArtifactVulnerabilities'> = ({ path }, world) => {
  checkVersion(findInstance(world, path), world.profile);
  return toReports(reportOf(findArtifact(world, path).artifact, world), world);
};
