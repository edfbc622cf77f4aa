/** `npm run bench`: measures fake-swr beside its peers; see docs/performance.md. */
import { mkdirSync } from 'node:fs';
import { against } from './against/against.ts';
import { ensureBuilt } from './built.ts';
import { check } from './check.ts';
import { here } from './common/contender.ts';
import { nodeMajor } from './common/node-major.ts';
import { type Flags, readFlags } from './flags.ts';
import { keep, kept } from './kept.ts';
import { pinSelf } from './measure/pin.ts';
import { measureAll } from './measure-all.ts';
import { writeCharts, writePage } from './report/page.ts';
import type { Results } from './report/results.ts';
import { partsOf } from './report/table.ts';

const print = (results: Results): void => {
  const { machine, throughput, starts, targets } = partsOf(results);
  process.stdout.write(`\n${[machine, throughput, starts, targets].join('\n\n')}\n`);
};

const renderAgain = (): void => {
  for (const { major, results } of kept()) {
    writePage(results, major);
    print(results);
  }
};

const measure = async (flags: Flags): Promise<void> => {
  const results = await measureAll(flags);
  if (flags.quick) {
    const directory = here('.cache/quick');
    mkdirSync(directory, { recursive: true });
    writeCharts(results, directory);
  } else {
    keep(results, nodeMajor);
    writePage(results, nodeMajor);
  }
  print(results);
};

const run = async (flags: Flags): Promise<boolean> => {
  mkdirSync(here('.cache'), { recursive: true });
  if (flags.render) {
    renderAgain();
    return true;
  }
  pinSelf();
  ensureBuilt();
  if (flags.against !== undefined) return against({ ...flags, commit: flags.against });
  if (flags.check) return check();
  await measure(flags);
  return true;
};

try {
  process.exitCode = (await run(readFlags(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`bench: ${error instanceof TypeError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
