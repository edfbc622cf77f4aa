import { dayMs } from '../kernel/time.ts';
import type { Cron, FieldsCron } from './cron.ts';

/** The first second of a day, from `from` on, at which the schedule runs. */
const nextSecondOfDay = ({ hour, minute, second }: FieldsCron, from: number): number | undefined => {
  const [firstMinute] = minute;
  const [firstSecond] = second;
  if (firstMinute === undefined || firstSecond === undefined) return undefined;
  const hourNow = Math.floor(from / 3600);
  const minuteNow = Math.floor(from / 60) % 60;
  const runsThisHour = hour[hourNow] === hourNow;
  if (runsThisHour) {
    const secondNow = minute[minuteNow] === minuteNow ? second[from % 60] : undefined;
    if (secondNow !== undefined) return hourNow * 3600 + minuteNow * 60 + secondNow;
    const later = minute[minuteNow + 1];
    if (later !== undefined) return hourNow * 3600 + later * 60 + firstSecond;
  }
  const laterHour = hour[runsThisHour ? hourNow + 1 : hourNow];
  return laterHour === undefined ? undefined : laterHour * 3600 + firstMinute * 60 + firstSecond;
};

/** Whether the schedule runs on such a day of one of its months. */
export const fitsDay = ({ day, weekday, eitherDay }: FieldsCron, dayOfMonth: number, dayOfWeek: number): boolean =>
  eitherDay ? day.has(dayOfMonth) || weekday.has(dayOfWeek) : day.has(dayOfMonth) && weekday.has(dayOfWeek);

const nextDayOfMonth = (cron: FieldsCron, monthMs: number, fromDay: number, days: number): number | undefined => {
  const firstWeekday = new Date(monthMs).getUTCDay();
  for (let day = fromDay; day <= days; day += 1) {
    if (fitsDay(cron, day, (firstWeekday + day - 1) % 7)) return day;
  }
  return undefined;
};

const monthsSince1970 = (date: Date): number => (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();

/** Midnight of the first day that fits, from the day of `fromMs` on and before the month `endMonth`. */
const nextDay = (cron: FieldsCron, fromMs: number, endMonth: number): number | undefined => {
  const from = new Date(fromMs);
  let fromDay = from.getUTCDate();
  for (let month = monthsSince1970(from); month < endMonth; month += 1) {
    if (cron.month.has((((month % 12) + 12) % 12) + 1)) {
      const monthMs = Date.UTC(1970, month);
      const day = nextDayOfMonth(cron, monthMs, fromDay, (Date.UTC(1970, month + 1) - monthMs) / dayMs);
      if (day !== undefined) return monthMs + (day - 1) * dayMs;
    }
    fromDay = 1;
  }
  return undefined;
};

const nextByFields = (cron: FieldsCron, fromMs: number, years: number): number | undefined => {
  const first = nextSecondOfDay(cron, 0);
  const endMonth = (new Date(fromMs).getUTCFullYear() + years + 1 - 1970) * 12;
  const day = first === undefined ? undefined : nextDay(cron, fromMs, endMonth);
  if (first === undefined || day === undefined) return undefined;
  if (day > fromMs) return day + first * 1000;
  const second = nextSecondOfDay(cron, (fromMs - day) / 1000);
  if (second !== undefined) return day + second * 1000;
  const later = nextDay(cron, day + dayMs, endMonth);
  return later === undefined ? undefined : later + first * 1000;
};

/** No two days of a schedule are further apart: a 29 February of one weekday, over a century without a leap day. */
export const longestGapYears = 40;

/**
 * The first time after `afterMs` at which the schedule runs, in UTC and by whole seconds; undefined if there is none until the
 * end of the last year that is searched. The engine searches five.
 */
export const nextRun = (
  cron: Cron,
  afterMs: number,
  { years = 5 }: { readonly years?: number } = {},
): number | undefined => {
  const secondMs = Math.floor(afterMs / 1000) * 1000;
  return cron.kind === 'every' ? secondMs + cron.everyMs : nextByFields(cron, secondMs + 1000, years);
};
