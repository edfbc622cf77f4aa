import { pagedLists } from '../cases/rules/lists.ts';
import { madeGivenOf, resources } from '../resources/all.ts';
import type { Resource } from '../resources/resource.ts';
import { type Fields, isFields } from '../service/json.ts';
import { routeOf } from '../service/path.ts';
import { declares, type OperationId, specOf } from '../service/spec.ts';
import { inList, inRecordsAnywhere, queryOf, withBody, withMethod, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

type Answering = NonNullable<Mutant['answer']>;

const spans = [
  ['created_at', 'updated_at'],
  ['creation_time', 'update_time'],
  ['start_time', 'end_time'],
] as const;

/** A record whose last change is an hour before its beginning. */
const backwards = (record: Fields): Fields => {
  const span = spans.find(([first, last]) => typeof record[first] === 'string' && last in record);
  if (span === undefined) return record;
  const [first, last] = span;
  return { ...record, [last]: new Date(Date.parse(String(record[first])) - 3_600_000).toISOString() };
};

/** A record that has succeeded and counts a failure. */
const contradicting = (record: Fields): Fields =>
  record.status === 'Succeed' && typeof record.failed === 'number' ? { ...record, failed: 1, succeed: 0 } : record;

/** Every page but the first begins with the last row of the page before; pages of one row are good. */
const overlapping: Answering = async (answer, request, { ask }) => {
  const [limit = 0, offset = 0] = ['limit', 'offset'].map((name) => Number(queryOf(request).get(name) ?? 0));
  if (answer.status !== 200 || !(limit > 1) || !(offset > 0)) return answer;
  const target = request.target.replace(`offset=${offset}`, `offset=${offset - limit}`);
  const { body } = await ask({ ...request, target });
  const last = Object.values(isFields(body) ? body : {})
    .find(Array.isArray)
    ?.at(-1);
  return inList((items) => (items.length === 0 || last === undefined ? items : [last, ...items.slice(1)]))(
    answer,
    request,
  );
};

/** Every other answer to one request is the other way round. */
const turning: Answering = (answer, request, { memory }) => {
  const times = Number(memory.get(request.target) ?? 0) + 1;
  memory.set(request.target, times);
  return times % 2 === 0 ? inList((items) => items.toReversed())(answer, request) : answer;
};

/** The time of a record's first appearance is all that is ever shown. */
const updatedNever =
  (field: string): Answering =>
  (answer, request, { memory }) =>
    inRecordsAnywhere((record) => {
      if (!('updated_at' in record)) return record;
      const key = `${request.target} ${record[field]}`;
      const first = memory.get(key) ?? record.updated_at;
      memory.set(key, first);
      return { ...record, updated_at: first };
    })(answer, request);

const ofList = (id: OperationId): readonly Mutant[] => [
  {
    name: `${id}: a row on two pages`,
    breaks: 'each item is on one page',
    documented: true,
    on: [id],
    mayBeIdle: true,
    answer: overlapping,
  },
  {
    name: `${id}: another order at each read`,
    breaks: 'the order of a list is the same from read to read',
    documented: false,
    on: [id],
    mayBeIdle: true,
    answer: turning,
  },
];

const has = (id: OperationId, ...names: readonly string[]): boolean =>
  names.every((name) => declares(specOf(id), name));

const backwardsIn = (id: OperationId): readonly Mutant[] =>
  spans.some(([first, last]) => has(id, first, last))
    ? [
        {
          name: `${id}: changed before it began`,
          breaks: 'a record is changed no earlier than it is created',
          documented: false,
          on: [id],
          answer: inRecordsAnywhere(backwards),
        },
      ]
    : [];

const contradictingIn = (id: OperationId): readonly Mutant[] =>
  has(id, 'status', 'failed')
    ? [
        {
          name: `${id}: succeeded with failures`,
          breaks: 'what has failures has not succeeded',
          documented: false,
          on: [id],
          mayBeIdle: true,
          answer: inRecordsAnywhere(contradicting),
        },
      ]
    : [];

/** A creation is answered otherwise wherever something is made for a case. */
const ofCreation = (id: OperationId): readonly Mutant[] =>
  [202, 403, 500].map((status) => ({
    name: `${id}: answered ${status}`,
    breaks: 'creating is answered as its page says',
    documented: true,
    on: [id],
    everywhere: true,
    answer: (answer) => (answer.status === specOf(id).success ? withStatus(answer, status) : answer),
  }));

const ofUpdate = ({ operations: { update, show, list }, id }: Resource): readonly Mutant[] =>
  update === undefined || show === undefined || id === undefined || !has(show, 'updated_at')
    ? []
    : [show, ...list].map((reads) => ({
        name: `${reads}: updated_at stays`,
        breaks: 'an update moves updated_at',
        documented: true,
        on: [reads],
        answer: updatedNever(id.field),
      }));

/** The path goes on to where no API is, and is answered all the same. */
const ofMethod = (method: string): Mutant => ({
  name: `${method} of a path of no API is 200`,
  breaks: 'a path that no API has is 404',
  documented: false,
  answer: (answer, request) =>
    request.method === method && answer.status === 404 && routeOf(request) === undefined
      ? withBody(withStatus(answer, 200), {})
      : answer,
});

/** What any operation can get wrong, for each operation by itself: what one of them gets wrong, others must not hide. */
export const eachOperation: readonly Mutant[] = [
  ...pagedLists.flatMap(({ id }) => ofList(id)),
  ...withMethod('GET').flatMap(backwardsIn),
  ...withMethod('GET').flatMap(contradictingIn),
  ...resources.flatMap((resource) => {
    const { create } = resource.operations;
    return create === undefined || madeGivenOf(resource) === undefined ? [] : ofCreation(create);
  }),
  ...resources.flatMap(ofUpdate),
  ...['GET', 'POST', 'PUT', 'DELETE'].map(ofMethod),
];
