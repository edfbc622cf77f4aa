import type { Observed } from '../journal/observed.ts';
import { inMillis } from '../world/kernel/time.ts';
import { ControlError, type ControlHandler, type Fake, worldFor } from './handler.ts';

const observed = (named: { readonly project_id?: string }, fake: Fake): Observed =>
  fake.observations.of(worldFor(named, fake).tenant.project_id);

export const listJournal: ControlHandler<'listJournal'> = ({ query }, fake) => {
  const { project_id: _, limit = 100, ...filter } = query;
  const { journal } = observed(query, fake);
  const found = journal.find(filter);
  const entries = found.slice(-limit).map(({ atMs, ...entry }) => ({ at: inMillis(atMs), ...entry }));
  return { entries, total: found.length, dropped: journal.dropped() };
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
  const count = journal.find(match).length;
  const isRight = (times ?? count) === count && count >= (atLeast ?? 0) && count <= (atMost ?? count);
  if (isRight) return { count };
  const nearest = journal.nearMisses(match, 3);
  const misses = nearest.length === 0 ? 'no other request was made' : `nearest: ${nearest.join('; ')}`;
  throw new ControlError(
    409,
    `${expected(times, atLeast, atMost)} request(s) like ${JSON.stringify(match)} expected, ${count} made; ${misses}`,
  );
};
