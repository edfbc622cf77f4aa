/** `npm run bench`: measures fake-swr beside its peers; see docs/performance.md. */
import { mkdirSync } from 'node:fs';
import { against } from './against/against.ts';
import { ensureBuilt } from './built.ts';
import { measureCalls } from './calls/measure.ts';
import { writeCalls } from './calls/page.ts';
import { callParts } from './calls/table.ts';
import { check } from './check.ts';
import { here } from './common/contender.ts';
import { nodeMajor } from './common/node-major.ts';
import { measureData } from './data/measure.ts';
import { type Flags, readFlags } from './flags.ts';
import { keep, kept } from './kept.ts';
import { pinSelf } from './measure/pin.ts';
import { measureAll } from './measure-all.ts';
import { extentOf } from './plan.ts';
import { checkRegistry } from './registry/check.ts';
import { measureRegistries } from './registry/measure.ts';
import { registryParts } from './registry/table.ts';
import { writeCharts, writePage, writeParts } from './report/page.ts';
import { partsOf } from './report/table.ts';

const print = (parts: Readonly<Record<string, string>>): void => {
  process.stdout.write(`\n${Object.values(parts).join('\n\n')}\n`);
};

const renderAgain = (): void => {
  for (const { major, results, registry, calls } of kept()) {
    if (results !== undefined) {
      writePage(results, major);
      print(partsOf(results));
    }
    if (calls !== undefined) {
      writeCalls(calls, major);
      print(callParts(calls));
    }
    if (registry === undefined) continue;
    writeParts(registryParts(registry), major);
    print(registryParts(registry));
  }
};

const measureRegistry = async (flags: Flags): Promise<void> => {
  const results = await measureRegistries(extentOf(flags).registry);
  const parts = registryParts(results);
  if (!flags.quick) {
    keep('registry', results, nodeMajor);
    writeParts(parts, nodeMajor);
  }
  print(parts);
};

const measurePeers = async (flags: Flags): Promise<void> => {
  const results = await measureAll(flags);
  if (flags.quick) {
    const directory = here('.cache/quick');
    mkdirSync(directory, { recursive: true });
    writeCharts(results, directory);
  } else {
    keep('results', results, nodeMajor);
    writePage(results, nodeMajor);
  }
  print(partsOf(results));
};

const measureOtherCalls = async ({ quick }: Flags): Promise<void> => {
  const results = await measureCalls(extentOf({ quick }).calls);
  if (!quick) {
    keep('calls', results, nodeMajor);
    writeCalls(results, nodeMajor);
  }
  print(callParts(results));
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
  if (flags.data) {
    print({ data: await measureData() });
    return true;
  }
  if (flags.calls) {
    await measureOtherCalls(flags);
    return true;
  }
  if (flags.check) {
    const isQuick = flags.registry || (await check());
    return (flags.withoutRegistry || (await checkRegistry())) && isQuick;
  }
  if (!flags.registry) {
    await measurePeers(flags);
    await measureOtherCalls(flags);
  }
  if (!flags.withoutRegistry) await measureRegistry(flags);
  return true;
};

try {
  process.exitCode = (await run(readFlags(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`bench: ${error instanceof TypeError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
