export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** How the service writes a time that never was: Go's zero time. Source: sample of page 1207, expires_at of page 0002. */
export const never = '0001-01-01T00:00:00Z';
/** The same in the artifact family, which always writes milliseconds. Source: sample of page 0301. */
export const neverMillis = '0001-01-01T00:00:00.000Z';

/** A time up to its seconds, without its zone. */
const upToSeconds = (ms: number): string => {
  const second = Math.floor(ms / 1000);
  const day = Math.floor(second / secondsADay);
  // Putting a time into words is what a page of tasks costs most, and its times are mostly of one day.
  if (day !== last.day) last = { day, text: new Date(day * secondsADay * 1000).toISOString().slice(0, 11) };
  const left = second - day * secondsADay;
  const hour = Math.floor(left / 3600);
  return `${last.text}${two[hour]}:${two[Math.floor(left / 60) - hour * 60]}:${two[left % 60]}`;
};

/** 2020-12-01T07:06:35Z: whole seconds. */
export const inSeconds = (ms: number): string => `${upToSeconds(ms)}Z`;

const secondsADay = dayMs / 1000;
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
let last = { day: 0, text: '1970-01-01T' };

/** 2020-11-19T02:58:54.809Z, as policies, namespaces, repositories and artifacts have it. Source: samples of 1201, 0102, 0201. */
export const inMillis = (ms: number): string => new Date(ms).toISOString();

/** What follows the seconds, by milliseconds, as far as it was ever asked for: without the zeros at its end. */
const ends: (string | undefined)[] = [];

const endOf = (ms: number): string => (ms === 0 ? 'Z' : `.${String(ms).padStart(3, '0').replace(/0+$/, '')}Z`);

const withMillis = (ms: number): string => {
  const left = Math.floor(((ms % 1000) + 1000) % 1000);
  let end = ends[left];
  if (end === undefined) {
    end = endOf(left);
    ends[left] = end;
  }
  return upToSeconds(ms) + end;
};

/** The last times in words, each where its lowest bits lead: a page asks for the same few again and again. */
const lastTimes = 256;
const lastMs = new Float64Array(lastTimes).fill(Number.NaN);
const lastTexts: string[] = Array(lastTimes).fill('');

/**
 * 2020-12-03T12:21:38.51Z, trailing zeros trimmed, as an execution, its tasks and its sub-tasks have it. Source: samples of
 * pages 1207 and 1208.
 */
export const trimmed = (ms: number): string => {
  const place = ms & (lastTimes - 1);
  if (lastMs[place] !== ms) {
    lastTexts[place] = withMillis(ms);
    lastMs[place] = ms;
  }
  return lastTexts[place] ?? '';
};

/** 2020-01-04T09:05:22.701000Z, as IAM has it. Source: IAM, obtaining a token by password. */
export const inMicros = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

const eastMs = 8 * hourMs;

/** 2025-08-26T19:26:02.435223+08:00, as instances and domain names have it. Seen in recorded calls. */
export const inMicrosEast = (ms: number): string => new Date(ms + eastMs).toISOString().replace('Z', '000+08:00');
