import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../common/progress.ts';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import { type Spread, spreadOf } from '../measure/stats.ts';
import { spread, tableOf } from '../report/table.ts';
import { fill, loopDelay } from './in-process.ts';
import { serve, writing } from './writes.ts';

const rounds = 3;
const writes = 8000;
const commands = 100_000;

/** Processor seconds until it answers. */
const startOf = async (folder?: string): Promise<number> => {
  const server = await serve(folder);
  const seconds = cpuSecondsOf(server.pid) ?? Number.NaN;
  await server.stop();
  return seconds;
};

type Row = readonly [what: string, limit: string, measured: Spread, digits: number];

/** What `--data` costs, as a table. */
export const measureData = async (): Promise<string> => {
  const all = mkdtempSync(join(tmpdir(), 'fake-swr-bench-data-'));
  let last = 0;
  const fresh = (): string => {
    last += 1;
    return join(all, String(last));
  };
  const copy = (folder: string): string => {
    const to = fresh();
    cpSync(folder, to, { recursive: true });
    return to;
  };
  try {
    const [stopped, killed] = [fresh(), fresh()];
    say(`a folder of ${commands} commands`);
    await fill(stopped, killed, commands);
    const [write, factor, delay, replayed, restored]: number[][] = [[], [], [], [], []];
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round}`);
      const memory = await writing(writes);
      const durable = await writing(writes, fresh());
      write?.push(durable.cpuMicros - memory.cpuMicros);
      factor?.push(durable.perSecond / memory.perSecond);
      delay?.push(await loopDelay(fresh(), 5, writes));
      const plain = await startOf();
      replayed?.push((await startOf(copy(killed))) - plain);
      restored?.push((await startOf(copy(stopped))) - plain);
    }
    const rows: readonly Row[] = [
      ['processor time of a write, added to one in memory, µs', '60', spreadOf(write ?? []), 0],
      ['writes a second by 64 clients, × memory', 'none', spreadOf(factor ?? []), 2],
      ['the process is held up, p99, each sync 5 ms longer, ms', '4', spreadOf(delay ?? []), 1],
      [
        `processor time added to a start: ${commands.toLocaleString('en-US')} commands, s`,
        '2',
        spreadOf(replayed ?? []),
        2,
      ],
      ['processor time added to a start: a snapshot, s', '0.4', spreadOf(restored ?? []), 2],
    ];
    return tableOf(
      ['what `--data` costs', 'at most', 'measured'],
      rows.map(([what, limit, measured, digits]) => [what, limit, spread(measured, digits)]),
    );
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
};
