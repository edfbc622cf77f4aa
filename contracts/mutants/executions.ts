import type { Fields } from '../service/json.ts';
import { inBody, inList, inRecords, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const lists = ['ListInstanceSignPolicyExecutions'] as const;
const executes = ['ExecuteInstanceSignPolicy'] as const;

/** Executions that do not go as they should. */
export const executions: readonly Mutant[] = [
  {
    name: 'status that stays',
    breaks: 'an execution goes on until it has ended',
    documented: true,
    on: lists,
    answer: (answer, request, { memory }) =>
      inRecords((record) => {
        const first = memory.get(String(record.id)) ?? (record.status === 'Succeed' ? 'Pending' : record.status);
        memory.set(String(record.id), first);
        return { ...record, status: first };
      })(answer, request),
  },
  {
    name: 'execution that starts nothing',
    breaks: 'executing starts an execution',
    documented: true,
    on: executes,
    request: ({ target, as }) => ({ method: 'GET', target, as }),
    answer: (answer) => (answer.status === 200 ? withBody(withStatus(answer, 202), { id: 1 }) : answer),
  },
  {
    name: 'id of another execution',
    breaks: 'executing answers with the id of the new execution',
    documented: true,
    on: executes,
    answer: inBody((body) => ({ ...body, id: Number(body.id) + 1 })),
  },
  {
    name: 'execution listed late',
    breaks: 'a new execution is in the list at once',
    documented: false,
    on: lists,
    answer: inList((items) => items.filter(({ status }) => status === 'Succeed' || status === 'Failed')),
  },
  {
    name: 'empty status_text',
    breaks: 'the status_text of a new execution is not empty',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, status_text: '' })),
  },
  {
    name: 'counters at 0',
    breaks: 'an execution counts its tasks',
    documented: true,
    on: lists,
    answer: inRecords((record) => ({ ...record, succeed: 0, failed: 0, in_progress: 0 })),
  },
  {
    name: 'total counts versions',
    breaks: 'an execution counts its tasks',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, total: Number(record.total) * 3 })),
  },
  {
    name: 'trigger by event',
    breaks: 'what a call started was triggered manually',
    documented: true,
    on: lists,
    answer: inRecords((record) => ({ ...record, trigger: 'event_based' })),
  },
  {
    name: 'tasks say Success',
    breaks: 'a task that succeeded says Succeed',
    documented: false,
    on: ['ListInstanceSignPolicyExecTasks'],
    answer: inRecords((record) => ({ ...record, status: record.status === 'Succeed' ? 'Success' : record.status })),
  },
  {
    name: 'sub-tasks say Success',
    breaks: 'a sub-task that succeeded says Succeed',
    documented: true,
    on: ['ListInstanceSignatureExecutionSubtasks'],
    answer: inRecords((record) => ({ ...record, status: record.status === 'Succeed' ? 'Success' : record.status })),
  },
  {
    name: 'nothing is signed',
    breaks: 'what was signed has a signature',
    documented: true,
    on: ['ListInstanceAccessories'],
    answer: inBody((body): Fields => ({ ...body, accessories: [], total: 0 })),
  },
  {
    name: 'signatures among the artifacts',
    breaks: 'a signature is not among the artifacts of its repository',
    documented: false,
    on: ['ListInstanceArtifacts'],
    answer: async (answer, request, { ask }) => {
      const target = request.target.replace(/\?.*/, '');
      const { body } = await ask({ method: 'GET', target: target.replace(/\/artifacts$/, '/artifacts'), as: 'caller' });
      const [first] = ((body as Fields | undefined)?.artifacts ?? []) as readonly Fields[];
      if (first === undefined) return answer;
      const signatures = await ask({ method: 'GET', target: `${target}/${first.digest}/accessories`, as: 'caller' });
      const found = ((signatures.body as Fields).accessories ?? []) as readonly Fields[];
      return inList((items) => [
        ...items,
        ...found.map(({ digest, artifact_id }) => ({ ...first, tags: [], digest, id: artifact_id })),
      ])(answer, request);
    },
  },
];
