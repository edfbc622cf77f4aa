import type { ExecutionKind, Finished } from '../executions/kinds.ts';
import type { Counters } from '../executions/states.ts';
import { madeDigest } from '../kernel/ids.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { removeArtifact } from '../resources/remove.ts';
import { cannotGo } from './refused.ts';
import type { RetentionKind } from './rows.ts';
import type { RetentionTables } from './tables.ts';
import { toExecution, toSubTask, toTask } from './views.ts';

/** Deletes the artifact with all its tags and accessories; a dry run leaves it, and one that is gone is gone. */
const deleteItem = ({ item, execution }: Finished<RetentionKind>, world: WritableWorld<RetentionTables>): void => {
  const artifact = item.artifact_id === undefined ? undefined : world.tables.artifacts.get(item.artifact_id);
  if (artifact !== undefined && !execution.about.dry_run && !cannotGo(artifact, world)) removeArtifact(artifact, world);
};

const sentence = ({ total, succeed, failed }: Counters): string =>
  total === 0
    ? 'no resources need to be retained'
    : `${succeed} of ${total} done${failed > 0 ? `, ${failed} failed` : ''}`;

/** What retention says of its executions: how they look, and that a finished item is deleted. */
export const retentionKind: ExecutionKind<RetentionTables, RetentionKind> = {
  family: 'retention',
  tables: ({ retention }) => retention,
  rows: ({ retention }) => retention,
  makeItem: (key, index, { subTasks }) => ({
    digest: madeDigest(`${key} ${index}`),
    tags: [`v${(index % subTasks) + 1}`],
  }),
  finish: deleteItem,
  views: { execution: toExecution, task: toTask, subTask: toSubTask, sentence },
};
