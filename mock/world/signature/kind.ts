import type { ExecutionKind } from '../executions/kinds.ts';
import type { Counters } from '../executions/states.ts';
import { madeDigest } from '../kernel/ids.ts';
import type { SignatureKind } from './rows.ts';
import { isUnsigned, sign } from './sign.ts';
import type { SignatureTables } from './tables.ts';
import { toExecution, toSubTask, toTask } from './views.ts';

const sentence = ({ total, succeed, failed, stopped }: Counters): string => {
  if (total === 0) return 'no resources need to be signed';
  const open = total - succeed - failed - stopped;
  if (open > 0) return `${open} of ${total} to be signed${failed > 0 ? `, ${failed} failed` : ''}`;
  return failed > 0 ? `${failed} of ${total} failed` : `${total} of ${total} signed`;
};

/** What signing says of its executions: how they look, and that a finished item is signed. */
export const signatureKind: ExecutionKind<SignatureTables, SignatureKind> = {
  family: 'signature',
  tables: ({ signature }) => signature,
  rows: ({ signature }) => signature,
  makeItem: (key, index, { subTasks }) => ({
    digest: madeDigest(`${key} ${index}`),
    tags: [`v${(index % subTasks) + 1}`],
  }),
  finish: sign,
  needs: { effect: isUnsigned, reads: ({ artifacts, accessories }) => [artifacts, accessories] },
  views: { execution: toExecution, task: toTask, subTask: toSubTask, sentence },
};
