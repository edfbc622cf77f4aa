import type { Difference } from './match.ts';
import { type Fields, isFields, shown } from './service/json.ts';

/** Go's zero time: there has been no such time yet. */
const never = '0001-01-01T00:00:00Z';

const ended: readonly unknown[] = ['Succeed', 'Failed', 'Stopped'];

/** Records of one kind may show parts of a second that others leave out; then only whole seconds count. */
const isBefore = (one: unknown, other: unknown): boolean => {
  const texts = [String(one), String(other)];
  const unitMs = texts.every((text) => text.includes('.')) ? 1 : 1000;
  const [a = 0, b = 0] = texts.map((text) => Math.floor(Date.parse(text) / unitMs));
  return a < b;
};

const ofTimes = ({ created_at, updated_at }: Fields, at: string): readonly Difference[] => {
  if (created_at === never)
    return [{ at: `${at}/created_at`, expected: 'when it was created', actual: shown(created_at) }];
  return updated_at !== never && isBefore(updated_at, created_at)
    ? [{ at: `${at}/updated_at`, expected: `not before created_at (${created_at})`, actual: shown(updated_at) }]
    : [];
};

const counterNames = ['succeed', 'failed', 'stopped', 'in_progress'] as const;

/** Tasks that have ended may be called by either word (behaviour tasks.finished_status). */
const isSuccess = ({ status }: Fields): boolean => status === 'Succeed' || status === 'Success';

const ofCounters = (record: Fields, at: string): readonly Difference[] => {
  const counters = counterNames.map((name) => record[name]);
  if (!counters.every((one) => typeof one === 'number')) return [];
  const [, failed, stopped, open] = counters;
  const sum = counters.reduce((all, one) => all + one, 0);
  return [
    ...(sum > Number(record.total)
      ? [{ at: `${at}/total`, expected: `at least ${sum}, as the counters add up to`, actual: shown(record.total) }]
      : []),
    ...(ended.includes(record.status) && open !== 0
      ? [{ at: `${at}/in_progress`, expected: `0, as it is ${record.status}`, actual: shown(open) }]
      : []),
    ...(isSuccess(record) && (failed !== 0 || stopped !== 0)
      ? [{ at: `${at}/status`, expected: 'not a success, as not all succeeded', actual: shown(record.status) }]
      : []),
    // One that fails before it has tasks counts none. Source: samples of pages 1207 and 1112.
    ...(record.status === 'Failed' && failed === 0 && record.total !== 0
      ? [{ at: `${at}/status`, expected: 'not Failed, as nothing failed', actual: shown(record.status) }]
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
