import type { Answer, Outgoing } from '../service/exchange.ts';
import { asFields, type Fields } from '../service/json.ts';
import { everyList, inList, inRecords, queryOf, withMethod, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const hour = 3_600_000;

/** The status of what has come to an end, whatever its counters say. */
const endedAs = (status: string) =>
  inRecords((record) => (Number(record.failed) > 0 && record.status === 'Failed' ? { ...record, status } : record));

const limitOf = (request: Outgoing): number => Number(queryOf(request).get('limit') ?? 10);
const offsetOf = (request: Outgoing): number => Number(queryOf(request).get('offset') ?? 0);

/** A page that is not the first begins with the last row of the page before. */
const overlapping =
  (limits: readonly number[]): NonNullable<Mutant['answer']> =>
  async (answer, request, { ask }) => {
    const [limit, offset] = [limitOf(request), offsetOf(request)];
    if (answer.status !== 200 || offset === 0 || !limits.includes(limit)) return answer;
    const before = await ask({
      ...request,
      target: request.target.replace(`offset=${offset}`, `offset=${offset - limit}`),
    });
    const last = Object.values(asFields(before.body)).find(Array.isArray)?.at(-1);
    return inList((items) => (items.length === 0 || last === undefined ? items : [last, ...items.slice(1)]))(
      answer,
      request,
    );
  };

/** Every other answer to one request is in another order. */
const changing =
  (change: (items: readonly Fields[]) => readonly Fields[]): NonNullable<Mutant['answer']> =>
  (answer, request, { memory }) => {
    const times = Number(memory.get(request.target) ?? 0) + 1;
    memory.set(request.target, times);
    return times % 2 === 0 ? inList(change)(answer, request) : answer;
  };

const created =
  (status: number, text?: string) =>
  (answer: Answer): Answer => {
    if (answer.status !== 201) return answer;
    return text === undefined
      ? withStatus(answer, status)
      : { ...withStatus(answer, status), text, body: JSON.parse(text) };
  };

/** Records that contradict themselves or each other, lists that change, and preconditions that go wrong. */
export const records: readonly Mutant[] = [
  {
    name: 'a policy updated before it was created',
    breaks: 'a row is updated no earlier than it was created',
    documented: true,
    answer: inRecords((record) =>
      typeof record.created_at === 'string' && typeof record.updated_at === 'string'
        ? { ...record, updated_at: new Date(Date.parse(record.created_at) - hour).toISOString() }
        : record,
    ),
  },
  {
    name: 'created and never',
    breaks: 'a row was created at some time',
    documented: true,
    on: everyList,
    answer: inRecords((record) =>
      typeof record.created_at === 'string' ? { ...record, created_at: '0001-01-01T00:00:00Z' } : record,
    ),
  },
  {
    name: 'succeeded with failures',
    breaks: 'what has failures has failed',
    documented: true,
    on: ['ListInstanceSignPolicyExecutions', 'ListInstanceSignPolicyExecTasks'],
    answer: endedAs('Succeed'),
  },
  {
    name: 'failed without failures',
    breaks: 'what has failed has failures',
    documented: true,
    on: ['ListInstanceSignPolicyExecutions'],
    answer: inRecords((record) => (record.status === 'Succeed' ? { ...record, status: 'Failed' } : record)),
  },
  {
    name: 'pages of two overlap',
    breaks: 'each item is on one page',
    documented: true,
    on: ['ListInstanceRepositories', 'ListNamespaceRepositories'],
    answer: overlapping([2]),
  },
  {
    name: 'pages of three overlap',
    breaks: 'each item is on one page',
    documented: true,
    on: everyList,
    answer: overlapping([3]),
  },
  {
    name: 'the last two change places',
    breaks: 'the order of a list is the same from read to read',
    documented: false,
    on: ['ListInstanceTags', 'ListInstanceSignPolicies'],
    answer: changing((items) => [...items.slice(0, -2), ...items.slice(-2).toReversed()]),
  },
  {
    name: 'creations are 200 everywhere',
    breaks: 'creating is answered 201',
    documented: true,
    on: withMethod('POST'),
    everywhere: true,
    answer: created(200),
  },
];
