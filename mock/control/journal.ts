import type { Entry } from '../journal/entry.ts';
import type { Filter } from '../journal/filter.ts';
import type { Journal } from '../journal/journal.ts';
import type { Observed } from '../journal/observed.ts';
import { shownEntry, shownRow } from '../journal/shown.ts';
import type { ControlInput } from '../spec/control-types.ts';
import { version } from '../spec/version.ts';
import { patternProblem } from '../wire/pattern-problem.ts';
import type { Sequence } from '../world/kernel/paging.ts';
import { readControlBody } from './body.ts';
import { fidelityIn, weakerThan } from './fidelity.ts';
import { ControlError, type ControlHandler, type Fake, replicaIn, worldFor } from './handler.ts';
import { executionsOf } from './journal-executions.ts';
import { shownFault } from './shown.ts';

const observed = (named: { readonly project_id?: string }, fake: Fake): Observed =>
  fake.observations.of(worldFor(named, fake).tenant.project_id);

const checked = (filter: Filter): Filter => {
  const problem = patternProblem(filter.body);
  if (problem !== undefined) throw new ControlError(400, `match.body: ${problem}`);
  return filter;
};

/** A pattern that is part of a query: JSON, or a text that stands for itself. */
const patternIn = (text: string): unknown =>
  /^\s*[{[]/.test(text) ? Object.values(readControlBody(Buffer.from(`{"body":${text}}`)))[0] : text;

type Query = ControlInput<'listJournal'>['query'];

const journalsOf = (query: Query, fake: Fake): readonly Journal[] => {
  if (query.project_id !== '*') return [observed(query, fake).journal];
  return fake.worlds.all().map(({ tenant }) => fake.observations.of(tenant.project_id).journal);
};

const filterOf = ({ project_id: _p, limit: _l, format: _f, after: _a, before: _b, body, ...filter }: Query): Filter =>
  checked(body === undefined ? filter : { ...filter, body: patternIn(body) });

const isEmpty = (filter: Filter): boolean => Object.values(filter).every((wanted) => wanted === undefined);

const found = (journals: readonly Journal[], filter: Filter): Sequence<Entry> => {
  const [only, another] = journals;
  if (only !== undefined && another === undefined) return isEmpty(filter) ? only.all() : only.find(filter);
  return journals.flatMap((journal) => journal.find(filter)).sort((a, b) => a.seq - b.seq);
};

/** How many of them, which are in the order of their numbers, have one below that. */
const countBelow = (all: Sequence<Entry>, seq: number): number => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all.at(middle)?.seq ?? seq) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The newest of those between the cursors or, behind one, the oldest. */
const pageIn = (all: Sequence<Entry>, { after, before, limit = 100 }: Query): readonly Entry[] => {
  const from = after === undefined ? 0 : countBelow(all, after + 1);
  const to = before === undefined ? all.length : countBelow(all, before);
  const first = after === undefined ? Math.max(from, to - limit) : from;
  const length = Math.max(0, Math.min(to - first, limit));
  return Array.from({ length }, (_, index) => all.at(first + index)).filter((entry) => entry !== undefined);
};

/** Worked out as it is read, and so by the profile that its world has now; left out once that is forgotten. */
const fidelityOfEntry = ({ operationId, project_id }: Entry, { worlds }: Fake) => {
  const world = worlds.byProject(project_id);
  return world === undefined ? {} : fidelityIn(operationId, world);
};

const sumOf = (journals: readonly Journal[], count: (journal: Journal) => number): number =>
  journals.reduce((sum, journal) => sum + count(journal), 0);

export const listJournal: ControlHandler<'listJournal'> = async ({ query }, fake) => {
  const journals = journalsOf(query, fake);
  const all = found(journals, filterOf(query));
  const page = pageIn(all, query);
  if (query.format === 'har') return (await import('../journal/har.ts')).harOf(page, version);
  const totals = {
    total: all.length,
    kept: sumOf(journals, (journal) => journal.kept()),
    dropped: sumOf(journals, (journal) => journal.dropped()),
    ...replicaIn(fake),
  };
  if (query.format === 'rows') return { rows: page.map(shownRow), ...totals };
  return { entries: page.map((entry) => ({ ...shownEntry(entry), ...fidelityOfEntry(entry, fake) })), ...totals };
};

export const showJournalEntry: ControlHandler<'showJournalEntry'> = ({ path: { request_id }, query }, fake) => {
  const world = worldFor(query, fake);
  const [entry] = fake.observations.of(world.tenant.project_id).journal.find({ request_id });
  if (entry === undefined) throw new ControlError(404, `request ${JSON.stringify(request_id)} is not in the journal`);
  const armed = world.faults.find(({ id }) => id === entry.fault);
  return {
    ...shownEntry(entry),
    ...fidelityIn(entry.operationId, world),
    ...(armed !== undefined && { armed: shownFault(armed) }),
    executions: executionsOf(entry, world, fake),
  };
};

export const clearJournal: ControlHandler<'clearJournal'> = ({ query }, fake) =>
  fake.observations.clearJournal(worldFor(query, fake).tenant.project_id);

const expected = (times: number | undefined, atLeast: number | undefined, atMost: number | undefined): string => {
  if (times !== undefined) return `exactly ${times}`;
  return [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`]
    .filter(Boolean)
    .join(' and ');
};

export const verifyJournal: ControlHandler<'verifyJournal'> = ({ body }, fake) => {
  const { match = {}, times, atMost, atLeast = times === undefined && atMost === undefined ? 1 : undefined } = body;
  const { journal } = observed(body, fake);
  const made = journal.find(checked(match));
  const count = made.length;
  const isRight = (times ?? count) === count && count >= (atLeast ?? 0) && count <= (atMost ?? count);
  const { fidelity } = body;
  const weaker = fidelity === undefined ? undefined : weakerThan(fidelity, made, worldFor(body, fake));
  if (isRight && weaker === undefined) return { count };
  if (isRight) throw new ControlError(409, `requests that are ${fidelity} or better known expected; ${weaker}`);
  const nearest = journal.nearMisses(match, 3);
  const misses = nearest.length === 0 ? 'no other request was made' : `nearest: ${nearest.join('; ')}`;
  throw new ControlError(
    409,
    `${expected(times, atLeast, atMost)} request(s) like ${JSON.stringify(match)} expected, ${count} made; ${misses}`,
  );
};
