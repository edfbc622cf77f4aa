import { once } from '../kernel/once.ts';
import { dayMs } from '../kernel/time.ts';
import type { Cron, FieldsCron, NextValues } from './cron.ts';
import { fitsDay } from './cron-next.ts';

/** The calendar repeats after 400 years, and so do its weekdays. */
const cycleMonths = 4800;
const cycleDays = 146_097;

const remainder = (value: number, by: number): number => ((value % by) + by) % by;

interface Month {
  readonly firstDay: number;
  readonly days: number;
  readonly firstWeekday: number;
}

/** The months of one cycle from 1970 on; days count from 1970-01-01, a Thursday. */
const months = once((): readonly Month[] => {
  const firstDayOf = (month: number): number => Date.UTC(1970, month) / dayMs;
  return Array.from({ length: cycleMonths }, (_, month) => {
    const firstDay = firstDayOf(month);
    return { firstDay, days: firstDayOf(month + 1) - firstDay, firstWeekday: (firstDay + 4) % 7 };
  });
});

/** How many of the first `count` days of a month fit. */
const fittingDays = (cron: FieldsCron, month: number, { firstWeekday }: Month, count: number): number => {
  if (!cron.month.has((month % 12) + 1)) return 0;
  let fitting = 0;
  for (let day = 1; day <= count; day += 1) {
    if (fitsDay(cron, day, (firstWeekday + day - 1) % 7)) fitting += 1;
  }
  return fitting;
};

const fittingBefore = new WeakMap<FieldsCron, Float64Array>();

/** How many days of a cycle fit before each of its months, and at the end how many in all. */
const daysBefore = (cron: FieldsCron): Float64Array => {
  const known = fittingBefore.get(cron);
  if (known !== undefined) return known;
  const alike = new Map<string, number>();
  const before = new Float64Array(cycleMonths + 1);
  for (const [month, each] of months().entries()) {
    const key = `${month % 12} ${each.days} ${each.firstWeekday}`;
    const count = alike.get(key) ?? fittingDays(cron, month, each, each.days);
    alike.set(key, count);
    before[month + 1] = (before[month] ?? 0) + count;
  }
  fittingBefore.set(cron, before);
  return before;
};

const fittingDaysBefore = (cron: FieldsCron, day: number): number => {
  const before = daysBefore(cron);
  const dayOfCycle = remainder(day, cycleDays);
  const date = new Date(dayOfCycle * dayMs);
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  const each = months()[month];
  const inMonth = each === undefined ? 0 : fittingDays(cron, month, each, dayOfCycle - each.firstDay);
  return Math.floor(day / cycleDays) * (before[cycleMonths] ?? 0) + (before[month] ?? 0) + inMonth;
};

const countBelow = (next: NextValues, end: number): number => {
  let count = 0;
  for (let value = 0; value < end; value += 1) if (next[value] === value) count += 1;
  return count;
};

const byFields = (cron: FieldsCron, ms: number): number => {
  const { hour, minute, second } = cron;
  const day = Math.floor(ms / dayMs);
  const secondOfDay = Math.floor((ms - day * dayMs) / 1000);
  const [hourNow, minuteNow] = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60];
  const [perHour, perMinute] = [countBelow(minute, 60) * countBelow(second, 60), countBelow(second, 60)];
  let count = fittingDaysBefore(cron, day) * countBelow(hour, 24) * perHour;
  if (fittingDaysBefore(cron, day + 1) === fittingDaysBefore(cron, day)) return count;
  count += countBelow(hour, hourNow) * perHour;
  if (hour[hourNow] !== hourNow) return count;
  count += countBelow(minute, minuteNow) * perMinute;
  return minute[minuteNow] === minuteNow ? count + countBelow(second, (secondOfDay % 60) + 1) : count;
};

/** `@every` counts from a time of its own. */
export interface Anchored {
  readonly cron: Cron;
  readonly anchorMs: number;
}

const runsBy = ({ cron, anchorMs }: Anchored, ms: number): number =>
  cron.kind === 'every' ? Math.floor((ms - anchorMs) / cron.everyMs) : byFields(cron, ms);

/** How many runs there are after `fromMs` and not after `toMs`; costs the same however many. */
export const countRuns = (anchored: Anchored, fromMs: number, toMs: number): number =>
  runsBy(anchored, toMs) - runsBy(anchored, fromMs);

/** The first of the last `count` runs after `fromMs` and not after `toMs`; undefined if there are fewer. */
export const firstOfLastRuns = (
  anchored: Anchored,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  count: number,
): number | undefined => {
  const before = runsBy(anchored, toMs) - count;
  if (runsBy(anchored, fromMs) > before) return undefined;
  let low = fromMs;
  let high = toMs;
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (runsBy(anchored, middle) > before) high = middle;
    else low = middle;
  }
  return high;
};
