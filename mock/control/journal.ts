import { inMillis } from '../world/kernel/time.ts';
import { ControlError, type ControlHandler, placeFor } from './handler.ts';

export const listJournal: ControlHandler<'listJournal'> = ({ query }, fake) => {
  const { project_id: _, limit = 100, ...filter } = query;
  const { journal } = placeFor(query, fake).bench;
  const found = journal.find(filter);
  const entries = found.slice(-limit).map(({ atMs, ...entry }) => ({ at: inMillis(atMs), ...entry }));
  return { entries, total: found.length, dropped: journal.dropped() };
};

export const clearJournal: ControlHandler<'clearJournal'> = ({ query }, fake) =>
  placeFor(query, fake).bench.journal.clear();

const expected = (times: number | undefined, atLeast: number | undefined, atMost: number | undefined): string => {
  if (times !== undefined) return `exactly ${times}`;
  return [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`]
    .filter(Boolean)
    .join(' and ');
};

export const verifyJournal: ControlHandler<'verifyJournal'> = ({ body }, fake) => {
  const { match = {}, times, atMost, atLeast = times === undefined && atMost === undefined ? 1 : undefined } = body;
  const { journal } = placeFor(body, fake).bench;
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
