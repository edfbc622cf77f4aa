import { describe, expect, test } from 'vitest';
import { parseCron } from '../../../mock/world/policies/cron.ts';
import { CronError, type CronReason } from '../../../mock/world/policies/cron-error.ts';
import { nextRun } from '../../../mock/world/policies/cron-next.ts';

const refusalOf = (text: string): CronError => {
  try {
    parseCron(text);
  } catch (error) {
    if (error instanceof CronError) return error;
  }
  throw new Error(`${text} is not refused`);
};

const refusals: readonly [text: string, reason: CronReason, message: string][] = [
  ['', 'empty', 'must have six fields (second minute hour day month weekday); it is empty'],
  [
    '2027-03-01T12:00:00',
    'field_count',
    'must have five or six fields (second minute hour day month weekday); "2027-03-01T12:00:00" has 1',
  ],
  ['0 x * * * *', 'not_a_number', 'must have a number in the field minute; "x" is not one'],
  ['0 0 0 L * *', 'not_a_number', 'must have a number in the field day; "L" is not one'],
  ['0 0 0 * * 5#2', 'not_a_number', 'must have a number in the field weekday; "5#2" is not one'],
  [
    '9223372036854775808 * * * * *',
    'not_a_number',
    'must have a number in the field second; "9223372036854775808" is not one',
  ],
  [
    '9223372036854775807 * * * * *',
    'above_maximum',
    'must have a second from 0 to 59; 9223372036854775807 goes above 59',
  ],
  ['*/-5 * * * * *', 'negative', 'must not have a negative number in the field second; -5 is negative'],
  ['* * * 0 * *', 'below_minimum', 'must have a day from 1 to 31; 0 goes below 1'],
  ['* * * * * 7', 'above_maximum', 'must have a weekday from 0 to 6; 7 goes above 6'],
  [
    '* * * * * FRI-MON',
    'range_reversed',
    'must have ranges that do not end before they begin; FRI-MON in the field weekday does',
  ],
  [
    '1-2-3 * * * * *',
    'too_many_hyphens',
    'must have one hyphen at most in a range; 1-2-3 in the field second has more',
  ],
  ['1/2/3 * * * * *', 'too_many_slashes', 'must have one slash at most in a range; 1/2/3 in the field second has more'],
  ['0 */0 * * * *', 'zero_step', 'must have steps of at least 1; */0 in the field minute has a step of 0'],
  ['0 +5/+00 * * * *', 'zero_step', 'must have steps of at least 1; +5/+00 in the field minute has a step of 0'],
  [
    '@Daily',
    'unknown_descriptor',
    'must be one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every with a duration; "@Daily" is not',
  ],
  ['@every 5', 'bad_duration', 'must have a duration such as 1h30m after @every; "5" is not one'],
  [
    '@every 9223372036854775808ns',
    'bad_duration',
    'must have a duration such as 1h30m after @every; "9223372036854775808ns" is not one',
  ],
  ['@every 2562048h', 'bad_duration', 'must have a duration such as 1h30m after @every; "2562048h" is not one'],
];

test.each(refusals)('"%s" is refused as %s', (text, reason, message) => {
  expect(refusalOf(text)).toMatchObject({ reason, message });
});

test('the field that comes first is the one that is named', () => {
  expect(refusalOf('60 x * * * *').reason).toBe('above_maximum');
  expect(refusalOf('x 60 * * * *').reason).toBe('not_a_number');
});

const afterMs = Date.parse('2026-01-15T10:20:30.500Z');

const alike: readonly [one: string, other: string][] = [
  ['0 0 2 * *', '0 0 2 * * *'],
  ['0 0 0 ? JAN mon', '0 0 0 * 1 1'],
  ['5/20 * * * * *', '5,25,45 * * * * *'],
  ['*/40 * * * * *', '0,40 * * * * *'],
  ['*-3 0 0 * * *', '* 0 0 * * *'],
  ['+5 0 0 * * *', '5 0 0 * * *'],
  ['5,,7 0 0 * * *', '5,7 0 0 * * *'],
  ['  0 0\t0 * * * ', '0 0 0 * * *'],
  ['@yearly', '0 0 0 1 1 *'],
  ['@annually', '0 0 0 1 1 *'],
  ['@weekly', '0 0 0 * * 0'],
  ['@midnight', '@daily'],
  ['@every 90.9s', '@every 1m30s'],
  ['@every 1.5h.5m', '@every 1h30m30s'],
  ['@every 300ms', '@every 1s'],
  ['@every .25h', '@every 15m'],
  ['@every 9223372036854775807ns', '@every 9223372036s'],
  ['@every -5m', '@every 1s'],
  ['@every +1µs', '@every 0'],
];

test.each(alike)('"%s" runs as "%s" does', (one, other) => {
  expect(parseCron(one)).toEqual(parseCron(other));
  expect(nextRun(parseCron(one), afterMs)).toBe(nextRun(parseCron(other), afterMs));
});

describe('day and weekday', () => {
  const days = (text: string): readonly string[] => {
    const found: string[] = [];
    let ms: number | undefined = Date.parse('2026-05-31T12:00:00Z');
    while (found.length < 3 && ms !== undefined) {
      ms = nextRun(parseCron(text), ms);
      if (ms !== undefined) found.push(new Date(ms).toISOString().slice(0, 10));
    }
    return found;
  };

  test('either is enough if both are restricted', () => {
    expect(days('0 0 0 2 * MON')).toEqual(['2026-06-01', '2026-06-02', '2026-06-08']);
  });

  test('both have to fit if one of them has a star, even with a step or beside numbers', () => {
    expect(days('0 0 0 */2 * MON')).toEqual(['2026-06-01', '2026-06-15', '2026-06-29']);
    expect(days('0 0 0 1-7 * *,1')).toEqual(['2026-06-01', '2026-06-02', '2026-06-03']);
    expect(days('0 0 0 6,20 * *,1')).toEqual(['2026-06-06', '2026-06-20', '2026-07-06']);
  });
});
