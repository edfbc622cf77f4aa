import { CronError } from './cron-error.ts';

const unitNs: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const maxNs = 2n ** 63n - 1n;
const amount = /(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h)/g;
const duration = new RegExp(`^[+-]?(?:0|(?:${amount.source})+)$`);

const nsOf = (text: string): bigint => {
  const number = /^[\d.]+/.exec(text)?.[0] ?? '';
  const [whole = '', fraction = ''] = number.split('.');
  const unit = unitNs[text.slice(number.length)] ?? 0n;
  return (BigInt(whole + fraction) * unit) / 10n ** BigInt(fraction.length);
};

/** What follows `@every`, in whole seconds and never less than one, as robfig/cron 1.0.0 has it. Go's syntax of durations: `1h30m`. */
export const parseEvery = (text: string): number => {
  const totalNs = duration.test(text) ? (text.match(amount) ?? []).reduce((sum, each) => sum + nsOf(each), 0n) : -1n;
  if (totalNs < 0n || totalNs > maxNs) {
    throw new CronError(
      'bad_duration',
      `must have a duration such as 1h30m after @every; ${JSON.stringify(text)} is not one`,
    );
  }
  const seconds = text.startsWith('-') ? 0 : Number(totalNs / 1_000_000_000n);
  return Math.max(seconds, 1) * 1000;
};
