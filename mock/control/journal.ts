import type { Filter } from '../journal/filter.ts';
import type { Observed } from '../journal/observed.ts';
import { shownEntry } from '../journal/shown.ts';
import { patternProblem } from '../wire/pattern-problem.ts';
import { readControlBody } from './body.ts';
import { ControlError, type ControlHandler, type Fake, replicaIn, worldFor } from './handler.ts';

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

export const listJournal: ControlHandler<'listJournal'> = ({ query }, fake) => {
  const { project_id: _, limit = 100, body, ...filter } = query;
  const { journal } = observed(query, fake);
  const found = journal.find(checked(body === undefined ? filter : { ...filter, body: patternIn(body) }));
  const dropped = journal.dropped();
  return { entries: found.slice(-limit).map(shownEntry), total: found.length, dropped, ...replicaIn(fake) };
};

export const showJournalEntry: ControlHandler<'showJournalEntry'> = ({ path: { request_id }, query }, fake) => {
  const [entry] = observed(query, fake).journal.find({ request_id });
  if (entry !== undefined) return shownEntry(entry);
  throw new ControlError(404, `request ${JSON.stringify(request_id)} is not in the journal`);
};

export const clearJournal: ControlHandler<'clearJournal'> = ({ query }, fake) => observed(query, fake).journal.clear();

const expected = (times: number | undefined, atLeast: number | undefined, atMost: number | undefined): string => {
  if (times !== undefined) return `exactly ${times}`;
  return [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`]
    .filter(Boolean)
    .join(' and ');
};

export const verifyJournal: ControlHandler<'verifyJournal'> = ({ body }, fake) => {
  const { match = {}, times, atMost, atLeast = times === undefined && atMost === undefined ? 1 : undefined } = body;
  const { journal } = observed(body, fake);
  const count = journal.find(checked(match)).length;
  const isRight = (times ?? count) === count && count >= (atLeast ?? 0) && count <= (atMost ?? count);
  if (isRight) return { count };
  const nearest = journal.nearMisses(match, 3);
  const misses = nearest.length === 0 ? 'no other request was made' : `nearest: ${nearest.join('; ')}`;
  throw new ControlError(
    409,
    `${expected(times, atLeast, atMost)} request(s) like ${JSON.stringify(match)} expected, ${count} made; ${misses}`,
  );
};
