import { memoize } from '../kernel/memoize.ts';
import { parseEvery } from './cron-duration.ts';
import { CronError } from './cron-error.ts';
import { fieldRules, parseField } from './cron-field.ts';

/** For each value of a field, the first value from there on at which the schedule runs. */
export type NextValues = readonly (number | undefined)[];

export interface FieldsCron {
  readonly kind: 'fields';
  readonly second: NextValues;
  readonly minute: NextValues;
  readonly hour: NextValues;
  readonly month: ReadonlySet<number>;
  readonly day: ReadonlySet<number>;
  readonly weekday: ReadonlySet<number>;
  /** Whether a day is due if its number or its weekday fits; else both have to. */
  readonly eitherDay: boolean;
}

interface EveryCron {
  readonly kind: 'every';
  readonly everyMs: number;
}

export type Cron = FieldsCron | EveryCron;

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

export const fieldNames = '(second minute hour day month weekday)';

/** By white space, as the engine splits them. */
export const fieldsOf = (text: string): readonly string[] => text.split(/\s+/).filter((field) => field !== '');

const nextValues = (values: ReadonlySet<number>, count: number): NextValues => {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: count }, (_, from) => sorted.find((value) => value >= from));
};

const parseFields = (text: string): Cron => {
  const fields = fieldsOf(text);
  if (fields.length !== 5 && fields.length !== 6) {
    throw new CronError(
      'field_count',
      `must have five or six fields ${fieldNames}; ${JSON.stringify(text)} has ${fields.length}`,
    );
  }
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '*'] = fields;
  const seconds = parseField(second, fieldRules.second);
  const minutes = parseField(minute, fieldRules.minute);
  const hours = parseField(hour, fieldRules.hour);
  const days = parseField(day, fieldRules.day);
  const months = parseField(month, fieldRules.month);
  const weekdays = parseField(weekday, fieldRules.weekday);
  return {
    kind: 'fields',
    second: nextValues(seconds.values, 60),
    minute: nextValues(minutes.values, 60),
    hour: nextValues(hours.values, 24),
    month: months.values,
    day: days.values,
    weekday: weekdays.values,
    eitherDay: !days.hasStar && !weekdays.hasStar,
  };
};

const parseDescriptor = (text: string): Cron => {
  const fields = descriptors[text];
  if (fields !== undefined) return parseFields(fields);
  const every = '@every ';
  if (text.startsWith(every)) return { kind: 'every', everyMs: parseEvery(text.slice(every.length)) };
  const known = Object.keys(descriptors).join(', ');
  throw new CronError(
    'unknown_descriptor',
    `must be one of ${known} or @every with a duration; ${JSON.stringify(text)} is not`,
  );
};

const read = (text: string): Cron => {
  if (text === '') throw new CronError('empty', `must have six fields ${fieldNames}; it is empty`);
  return text.startsWith('@') ? parseDescriptor(text) : parseFields(text);
};

/**
 * Reads a cron expression as Harbor's engine does (robfig/cron 1.0.0), seconds first. Throws a CronError.
 * Source: Harbor 2.1.6, whose answers are the vectors of test/world/vectors/cron.json.
 */
export const parseCron: (text: string) => Cron = memoize(read);
