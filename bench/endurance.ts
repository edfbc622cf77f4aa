/** `npm run bench:endurance`: a fake under a steady load of mixed requests for an hour, and whether it stays as it was. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './built.ts';
import { clientOf } from './common/client.ts';
import { here } from './common/contender.ts';
import { nodeMajor, suffixOf } from './common/node-major.ts';
import { say } from './common/progress.ts';
import { drive, type Tally } from './endurance/drive.ts';
import { startWatchedFake } from './endurance/fake.ts';
import { mixOf } from './endurance/mix.ts';
import { readsOf } from './endurance/reads.ts';
import { grownBytes, type Sample, tableOfSamples } from './endurance/samples.ts';
import { inserted } from './report/insert.ts';

const page = here('../docs/performance.md');
const connections = 32;
/** More is a leak: between the first sample with full journals and the last, by request a byte or two at most. */
const mostGrownBytes = 4 * 1024 * 1024;

const usage = `npm run bench:endurance [-- flags]
  --minutes <count>  how long, 60 if left out; an hour's table goes into docs/performance.md
  --rate <count>     requests a second, 1000 if left out`;

const numberOf = (name: string, text: string): number => {
  const number = Number(text);
  if (!(number > 0)) throw new TypeError(`--${name} is ${text} but must be a number above 0\n${usage}`);
  return number;
};

const run = async (minutes: number, perSecond: number): Promise<boolean> => {
  ensureBuilt();
  const fake = await startWatchedFake();
  const client = clientOf(fake.url, connections);
  const reads = await readsOf(client);
  const mix = mixOf(reads);
  say(`${reads.length} operations that read, ${mix.length} courses in turn, ${perSecond} requests a second`);
  const tally: Tally = { requests: 0, failed: 0, slowestMs: 0 };
  const samples: Sample[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    await drive(client, mix, { perSecond, seconds: Math.min(1, minutes - minute) * 60 }, tally);
    const sample = { minute: minute + 1, ...tally, ...(await fake.condition()) };
    tally.slowestMs = 0;
    samples.push(sample);
    const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
    say(
      `minute ${sample.minute}: ${sample.requests} requests, ${sample.failed} failed, heap ${megabytes(sample.heapBytes)} MiB, buffers ${megabytes(sample.bufferBytes)} MiB, ${sample.resources} resources, ${sample.files} files, slowest ${sample.slowestMs.toFixed(0)} ms`,
    );
  }
  client.close();
  fake.stop();
  const table = tableOfSamples(samples);
  process.stdout.write(`\n${table}\n`);
  if (minutes >= 60 && suffixOf(nodeMajor) === '') {
    writeFileSync(page, inserted(readFileSync(page, 'utf8'), 'endurance', table));
  }
  const grown = grownBytes(samples);
  const bugs = samples.at(-1)?.bugs ?? [];
  for (const bug of bugs.slice(0, 5)) process.stderr.write(`a bug of the fake: ${bug}\n`);
  process.stdout.write(`heap and buffers grew by ${(grown / 2 ** 20).toFixed(2)} MiB after the first minutes\n`);
  return grown <= mostGrownBytes && tally.failed === 0 && bugs.length === 0;
};

try {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '60' }, rate: { type: 'string', default: '1000' } },
  });
  process.exitCode = (await run(numberOf('minutes', values.minutes), numberOf('rate', values.rate))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`bench: ${error instanceof TypeError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
