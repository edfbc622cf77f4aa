import type { Difference } from './match.ts';
import { type Fields, isFields, shown } from './service/json.ts';

/** Go's zero time: there has been no such time yet. */
const never = '0001-01-01T00:00:00Z';

const ended: readonly unknown[] = ['Succeed', 'Failed', 'Stopped'];

/** Records of one kind may show parts of a second that others leave out. */
const secondOf = (time: unknown): number => Math.floor(Date.parse(String(time)) / 1000);

const ofTimes = ({ created_at, updated_at }: Fields, at: string): readonly Difference[] =>
  updated_at !== never && secondOf(updated_at) < secondOf(created_at)
    ? [{ at: `${at}/updated_at`, expected: `not before created_at (${created_at})`, actual: shown(updated_at) }]
    : [];

const counterNames = ['succeed', 'failed', 'stopped', 'in_progress'] as const;

const ofCounters = (record: Fields, at: string): readonly Difference[] => {
  const counters = counterNames.map((name) => record[name]);
  if (!counters.every((one) => typeof one === 'number')) return [];
  const [, , , open] = counters;
  const sum = counters.reduce((all, one) => all + one, 0);
  return [
    ...(sum > Number(record.total)
      ? [{ at: `${at}/total`, expected: `at least ${sum}, as the counters add up to`, actual: shown(record.total) }]
      : []),
    ...(ended.includes(record.status) && open !== 0
      ? [{ at: `${at}/in_progress`, expected: `0, as it is ${record.status}`, actual: shown(open) }]
      : []),
  ];
};

const ofRecord = (record: unknown, at: string): readonly Difference[] =>
  isFields(record) ? [...ofTimes(record, at), ...ofCounters(record, at)] : [];

/** Where a record contradicts itself: the one that a body shows, or those of its lists. */
export const contradictionsIn = (body: unknown): readonly Difference[] => {
  if (!isFields(body)) return [];
  const listed = Object.entries(body).flatMap(([name, value]) =>
    Array.isArray(value) ? value.flatMap((record, index) => ofRecord(record, `/${name}/${index}`)) : [],
  );
  return [...ofRecord(body, ''), ...listed];
};
