import type { Difference } from './match.ts';
import { type Fields, isFields, shown } from './service/json.ts';

/** Go's zero time: there has been no such time yet. */
const isNever = (time: unknown): boolean => /^0001-01-01T00:00:00(\.0+)?Z$/.test(String(time));

const ended: readonly unknown[] = ['Succeed', 'Failed', 'Stopped'];

/** Records of one kind may show parts of a second that others leave out; then only whole seconds count. */
const isBefore = (one: unknown, other: unknown): boolean => {
  const texts = [String(one), String(other)];
  const unitMs = texts.every((text) => text.includes('.')) ? 1 : 1000;
  const [a = 0, b = 0] = texts.map((text) => Math.floor(Date.parse(text) / unitMs));
  return a < b;
};

/** The beginning of a record and its last change, by the names that the families have for them. */
const spans = [
  ['created_at', 'updated_at'],
  ['creation_time', 'update_time'],
  ['start_time', 'end_time'],
] as const;

/** Two fields of a record that cannot both be right. */
type Contradiction = Omit<Difference, 'aspect'>;

const ofTimes = (record: Fields, at: string): readonly Contradiction[] =>
  spans.flatMap(([first, last]) => {
    const [from, to] = [record[first], record[last]];
    if (isNever(from) && first !== 'start_time')
      return [{ at: `${at}/${first}`, expected: 'when it was created', actual: shown(from) }];
    return !isNever(to) && isBefore(to, from)
      ? [{ at: `${at}/${last}`, expected: `not before ${first} (${from})`, actual: shown(to) }]
      : [];
  });

const counterNames = ['succeed', 'failed', 'stopped', 'in_progress'] as const;

/** Tasks that have ended may be called by either word (behaviour tasks.finished_status). */
const isSuccess = ({ status }: Fields): boolean => status === 'Succeed' || status === 'Success';

const ofCounters = (record: Fields, at: string): readonly Contradiction[] => {
  const counters = counterNames.map((name) => Number(record[name] ?? 0));
  const [, failed, stopped, open] = counters;
  const sum = counters.reduce((all, one) => all + one, 0);
  return [
    ...(sum > Number(record.total)
      ? [{ at: `${at}/total`, expected: `at least ${sum}, as the counters add up to`, actual: shown(record.total) }]
      : []),
    ...(Number(record.retained) > Number(record.total)
      ? [{ at: `${at}/retained`, expected: `at most ${record.total}, its total`, actual: shown(record.retained) }]
      : []),
    ...(ended.includes(record.status) && open !== 0
      ? [{ at: `${at}/in_progress`, expected: `0, as it is ${record.status}`, actual: shown(open) }]
      : []),
    ...(isSuccess(record) && (failed !== 0 || stopped !== 0)
      ? [{ at: `${at}/status`, expected: 'not a success, as not all succeeded', actual: shown(record.status) }]
      : []),
    // One that fails before it has tasks counts none. Source: samples of pages 1207 and 1112.
    ...(record.status === 'Failed' && record.failed === 0 && record.total !== 0
      ? [{ at: `${at}/status`, expected: 'not Failed, as nothing failed', actual: shown(record.status) }]
      : []),
  ];
};

const ofRecord = (record: Fields, at: string): readonly Difference[] =>
  [...ofTimes(record, at), ...ofCounters(record, at)].map((one) => ({ aspect: 'value', ...one }));

/** Where a record of a body contradicts itself, however deep it is. */
export const contradictionsIn = (body: unknown, at = ''): readonly Difference[] => {
  if (Array.isArray(body)) return body.flatMap((item, index) => contradictionsIn(item, `${at}/${index}`));
  if (!isFields(body)) return [];
  const inside = Object.entries(body).flatMap(([name, value]) => contradictionsIn(value, `${at}/${name}`));
  return [...ofRecord(body, at), ...inside];
};
