import { push } from '../../world/resources/push.ts';
import type { Change } from '../handler.ts';
import { namespaceFor } from './executions.ts';

export const pushArtifact: Change<'pushArtifact'> = ({ body }, { world }) => {
  const { repository_name, tags = ['latest'], digest, size, type, children } = body;
  const { executions } = world.tables.signature;
  const before = executions.lastId;
  const artifact = push(namespaceFor(body, world), { repository_name, tags, digest, size, type, children }, world);
  const started = Array.from({ length: executions.lastId - before }, (_, index) => before + 1 + index);
  return { digest: artifact.digest, artifact_id: artifact.id, execution_ids: started };
};
