import { CronError, type CronReason } from './cron-error.ts';

export interface FieldRule {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names in lower case, the first standing for `min`. */
  readonly names?: readonly string[];
}

export interface Field {
  readonly values: ReadonlySet<number>;
  /** Whether `*` or `?` occurs in the field, which decides how day and weekday go together. */
  readonly hasStar: boolean;
}

const names = (text: string): readonly string[] => text.split(' ');

export const fieldRules = {
  second: { name: 'second', min: 0, max: 59 },
  minute: { name: 'minute', min: 0, max: 59 },
  hour: { name: 'hour', min: 0, max: 23 },
  day: { name: 'day', min: 1, max: 31 },
  month: { name: 'month', min: 1, max: 12, names: names('jan feb mar apr may jun jul aug sep oct nov dec') },
  weekday: { name: 'weekday', min: 0, max: 6, names: names('sun mon tue wed thu fri sat') },
} as const satisfies Record<string, FieldRule>;

const refuse = (reason: CronReason, message: string): never => {
  throw new CronError(reason, message);
};

const maxInteger = 2n ** 63n - 1n;

const parseNumber = (text: string, { name }: FieldRule): number => {
  const isNumber = /^[+-]?\d+$/.test(text) && BigInt(text.replace(/^[+-]/, '')) <= maxInteger;
  if (!isNumber)
    return refuse('not_a_number', `must have a number in the field ${name}; ${JSON.stringify(text)} is not one`);
  const number = Number(text);
  return number < 0
    ? refuse('negative', `must not have a negative number in the field ${name}; ${text} is negative`)
    : number;
};

const parseValue = (text: string, rule: FieldRule): number => {
  const named = rule.names?.indexOf(text.toLowerCase()) ?? -1;
  return named < 0 ? parseNumber(text, rule) : rule.min + named;
};

const isStar = (text: string | undefined): boolean => text === '*' || text === '?';

/** The ends of a range before any step; whatever follows a star and a hyphen is ignored, as by the engine. */
const parseEnds = (range: string, rule: FieldRule): readonly [start: number, end: number] => {
  const [low = '', high, ...more] = range.split('-');
  if (isStar(low)) return [rule.min, rule.max];
  const start = parseValue(low, rule);
  if (more.length > 0) {
    return refuse(
      'too_many_hyphens',
      `must have one hyphen at most in a range; ${range} in the field ${rule.name} has more`,
    );
  }
  return [start, high === undefined ? start : parseValue(high, rule)];
};

const checkEnds = (start: number, end: number, range: string, { name, min, max }: FieldRule): void => {
  const bounds = `must have a ${name} from ${min} to ${max}`;
  if (start < min) refuse('below_minimum', `${bounds}; ${range} goes below ${min}`);
  if (end > max) refuse('above_maximum', `${bounds}; ${range} goes above ${max}`);
  if (start > end) {
    refuse('range_reversed', `must have ranges that do not end before they begin; ${range} in the field ${name} does`);
  }
};

const parseRange = (text: string, rule: FieldRule): readonly number[] => {
  const [range = '', stepText, ...more] = text.split('/');
  const [start, rangeEnd] = parseEnds(range, rule);
  if (more.length > 0) {
    refuse('too_many_slashes', `must have one slash at most in a range; ${text} in the field ${rule.name} has more`);
  }
  const step = stepText === undefined ? 1 : parseNumber(stepText, rule);
  // N/step is N-max/step.
  const end = stepText !== undefined && !range.includes('-') ? rule.max : rangeEnd;
  checkEnds(start, end, text, rule);
  if (step === 0)
    refuse('zero_step', `must have steps of at least 1; ${text} in the field ${rule.name} has a step of 0`);
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
};

/** A list of ranges. Empty ones are skipped, so that `,` alone names no time at all. */
export const parseField = (text: string, rule: FieldRule): Field => {
  const ranges = text.split(',').filter((range) => range !== '');
  return {
    values: new Set(ranges.flatMap((range) => parseRange(range, rule))),
    hasStar: ranges.some((range) => isStar(range.split(/[-/]/)[0])),
  };
};
