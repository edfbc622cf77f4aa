/** `npm run control [-- BUILD…]`: the first verb of the control plane and further ones, of several builds in turn. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureBuilt } from './built.ts';
import { here } from './common/contender.ts';
import { say } from './common/progress.ts';
import { median, rotated, spreadOf } from './measure/stats.ts';

interface Times {
  readonly firstMs: number;
  readonly firstCpuMs: number;
  readonly healthMs: number;
  readonly above: Readonly<Record<string, number>>;
}

const rounds = 9;
const firsts = ['worlds', 'reset', 'new world'];

const measure = (build: string, first: string): Times =>
  JSON.parse(execFileSync(process.execPath, [here('servers/control.mjs'), build, first], { encoding: 'utf8' }));

const shown = (values: readonly number[]): string => {
  const { median: middle, low, high } = spreadOf(values);
  return `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
};

ensureBuilt();
const builds = [here('../dist'), ...process.argv.slice(2)].map((folder) => resolve(folder, 'index.js'));
const all = new Map(builds.map((build) => [build, new Map(firsts.map((first) => [first, [] as Times[]]))]));
for (let round = 0; round < rounds; round += 1) {
  say(`round ${round + 1}`);
  for (const first of firsts)
    for (const build of rotated(builds, round)) all.get(build)?.get(first)?.push(measure(build, first));
}

for (const [build, byFirst] of all) {
  process.stdout.write(`${build}, Node ${process.version}\n`);
  for (const [first, times] of byFirst) {
    const ms = shown(times.map(({ firstMs }) => firstMs));
    process.stdout.write(
      `  first verb, ${first}: ${ms} ms, processor ${shown(times.map((time) => time.firstCpuMs))} ms\n`,
    );
  }
  const every = [...byFirst.values()].flat();
  for (const name of Object.keys(every[0]?.above ?? {})) {
    const above = median(every.map((time) => time.above[name] ?? Number.NaN));
    process.stdout.write(`  further verbs, ${name}: ${above.toFixed(2)} ms above health\n`);
  }
}
