import { asFields, asRecords, type Fields } from '../service/json.ts';
import { inBody, inList, inRecords, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

/** Go's zero time. */
const never = '0001-01-01T00:00:00Z';

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
    breaks: 'the status_text of an execution of nothing is not empty',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, status_text: '' })),
  },
  {
    name: 'status_text says the status',
    breaks: 'the status_text of an execution with tasks is empty',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, status_text: record.status })),
  },
  {
    name: 'Pending while tasks wait',
    breaks: 'an execution is never Pending',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, status: record.status === 'InProgress' ? 'Pending' : record.status })),
  },
  {
    name: 'updated_at before the end',
    breaks: 'the last change of an execution is its end',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({
      ...record,
      updated_at: record.updated_at === never ? record.created_at : record.updated_at,
    })),
  },
  {
    name: 'updated_at never',
    breaks: 'an execution that has ended has an end',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, updated_at: never })),
  },
  {
    name: 'updated before it was created',
    breaks: 'a record is not updated before it is created',
    documented: false,
    on: ['ListInstanceSignPolicies', 'ListInstanceSignPolicyExecTasks', 'ListInstanceSignatureExecutionSubtasks'],
    answer: inRecords((record) => ({ ...record, updated_at: '2001-01-01T00:00:00Z' })),
  },
  {
    name: 'more counted than there is',
    breaks: 'the counters of an execution add up to its total at most',
    documented: false,
    on: lists,
    answer: inRecords((record) => ({ ...record, stopped: Number(record.total) + 1 })),
  },
  {
    name: 'ended with work left',
    breaks: 'nothing is in progress in an execution that has ended',
    documented: false,
    on: lists,
    answer: inRecords((record) =>
      record.status === 'Succeed' && record.total !== 0 ? { ...record, succeed: 0, in_progress: 1 } : record,
    ),
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
    name: 'another signature each time',
    breaks: 'signing again with the same key adds no signature',
    documented: false,
    on: ['ListInstanceAccessories'],
    answer: (answer, request, { memory }) => {
      const asked = Number(memory.get('asked') ?? 0);
      memory.set('asked', asked + 1);
      return inList((items) => [
        ...items,
        ...items.slice(0, asked > 0 ? 1 : 0).map((item) => ({ ...item, id: Number(item.id) + asked })),
      ])(answer, request);
    },
  },
  {
    name: 'signatures among the artifacts',
    breaks: 'a signature is not among the artifacts of its repository',
    documented: false,
    on: ['ListInstanceArtifacts'],
    answer: async (answer, request, { ask }) => {
      const target = request.target.replace(/\?.*/, '');
      const { body } = await ask({ method: 'GET', target: target.replace(/\/artifacts$/, '/artifacts'), as: 'caller' });
      const [first] = asRecords((body as Fields | undefined)?.artifacts);
      if (first === undefined) return answer;
      const signatures = await ask({ method: 'GET', target: `${target}/${first.digest}/accessories`, as: 'caller' });
      const found = asRecords(asFields(signatures.body).accessories);
      return inList((items) => [
        ...items,
        ...found.map(({ digest, artifact_id }) => ({ ...first, tags: [], digest, id: artifact_id })),
      ])(answer, request);
    },
  },
];
