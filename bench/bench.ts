/** `npm run bench`: measures fake-swr beside its peers; see docs/performance.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { against } from './against/against.ts';
import { ensureBuilt } from './built.ts';
import { check } from './check.ts';
import { here } from './contender.ts';
import { type Flags, readFlags } from './flags.ts';
import { pinSelf } from './measure/pin.ts';
import { measureAll } from './measure-all.ts';
import { nodeSuffix } from './node-major.ts';
import { chartsOf } from './report/charts.ts';
import { inserted } from './report/insert.ts';
import type { Results } from './report/results.ts';
import { partsOf } from './report/table.ts';

const resultsFile = here(`.cache/results${nodeSuffix.replace(':', '-')}.json`);
const page = here('../docs/performance.md');

const print = (results: Results): void => {
  const { machine, throughput, starts, targets } = partsOf(results);
  process.stdout.write(`\n${[machine, throughput, starts, targets].join('\n\n')}\n`);
};

/** On another Node than the page's own, two tables go to a chapter of their own. */
const writeDocs = (results: Results): void => {
  const parts = partsOf(results);
  const { throughput, targets } = parts;
  const text = Object.entries(nodeSuffix === '' ? parts : { throughput, targets }).reduce(
    (before, [name, part = '']) => inserted(before, `${name}${nodeSuffix}`, part),
    readFileSync(page, 'utf8'),
  );
  writeFileSync(page, text);
  if (nodeSuffix !== '') return;
  for (const [name, chart] of Object.entries(chartsOf(results))) writeFileSync(here(`../docs/${name}`), chart);
};

const writeQuick = (results: Results): void => {
  mkdirSync(here('.cache/quick'), { recursive: true });
  for (const [name, chart] of Object.entries(chartsOf(results))) writeFileSync(here(`.cache/quick/${name}`), chart);
};

const measure = async (flags: Flags): Promise<Results> => {
  const results = await measureAll(flags);
  if (!flags.quick) writeFileSync(resultsFile, JSON.stringify(results, null, 2));
  return results;
};

const run = async (flags: Flags): Promise<number> => {
  mkdirSync(here('.cache'), { recursive: true });
  pinSelf();
  if (!flags.render) ensureBuilt();
  if (flags.against !== undefined) return (await against({ ...flags, commit: flags.against })) ? 0 : 1;
  if (flags.check) return (await check()) ? 0 : 1;
  const results = flags.render ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Results) : await measure(flags);
  if (flags.quick) writeQuick(results);
  else writeDocs(results);
  print(results);
  return 0;
};

try {
  process.exitCode = await run(readFlags(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`bench: ${error instanceof TypeError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
