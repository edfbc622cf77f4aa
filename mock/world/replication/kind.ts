import type { ExecutionKind } from '../executions/kinds.ts';
import type { Counters } from '../executions/states.ts';
import { madeDigest } from '../kernel/ids.ts';
import { copyItem } from './copy.ts';
import type { ReplicationKind } from './rows.ts';
import type { ReplicationTables } from './tables.ts';
import { toExecution, toSubTask, toTask } from './views.ts';

const sentence = ({ total, succeed, failed }: Counters): string =>
  total === 0
    ? 'no resources need to be replicated'
    : `${succeed} of ${total} replicated${failed > 0 ? `, ${failed} failed` : ''}`;

/** What replication says of its executions: how they look, and that a finished item is copied. */
export const replicationKind: ExecutionKind<ReplicationTables, ReplicationKind> = {
  family: 'replication',
  tables: ({ replication }) => replication,
  rows: ({ replication }) => replication,
  makeItem: (key, index, { subTasks }) => ({
    digest: madeDigest(`${key} ${index}`),
    tag: `v${(index % subTasks) + 1}`,
  }),
  finish: copyItem,
  views: { execution: toExecution, task: toTask, subTask: toSubTask, sentence },
};
