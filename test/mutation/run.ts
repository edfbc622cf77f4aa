/**
 * Changes the kernels, one expression at a time, and counts the changes that the tests notice. Fails where they notice
 * less than 90 % of a part. Needs `npm --prefix test/mutation ci`.
 *
 *   npm run mutation
 *   npm run mutation -- kernel policies          some parts
 *   npm run mutation -- kernel --incremental     only what has changed since; options of `stryker run`, `--name=value`
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Part, parts, partVariable } from './parts.ts';
import { percentOf, type Report, scoreOf } from './report.ts';

const leastPercent = 90;
const cwd = fileURLToPath(new URL('../../', import.meta.url));
const folder = 'test/mutation';
const stryker = `${folder}/node_modules/@stryker-mutator/core/bin/stryker.js`;

/** Runs one part; its report, undefined if there is none. */
const run = ({ name, mutated }: Part, options: readonly string[]): Report | undefined => {
  const report = `${cwd}${folder}/.cache/report.json`;
  rmSync(report, { force: true });
  const kept = ['--incrementalFile', `${folder}/.cache/${name}.json`];
  const args = [stryker, 'run', `${folder}/stryker.json`, '--mutate', mutated.join(','), ...kept, ...options];
  spawnSync(process.execPath, args, { cwd, stdio: 'inherit', env: { ...process.env, [partVariable]: name } });
  return existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : undefined;
};

/** Tells a part's score; whether it is good enough. */
const judge = (name: string, report: Report | undefined): boolean => {
  if (report === undefined) {
    console.log(`${name}: could not be run`);
    return false;
  }
  const score = scoreOf(report);
  const percent = percentOf(score);
  const all = score.noticed + score.unnoticed;
  console.log(`${name}: ${percent.toFixed(1)} % (${score.noticed} of ${all} mutants)`);
  return percent >= leastPercent;
};

const main = (args: readonly string[]): number => {
  if (!existsSync(`${cwd}${stryker}`)) throw new Error(`Stryker is missing: run npm --prefix ${folder} ci`);
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = args.filter((arg) => !options.includes(arg));
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) {
    throw new Error(`${unknown} is not a part; there are ${parts.map(({ name }) => name).join(', ')}`);
  }
  const chosen = parts.filter(({ name }) => names.length === 0 || names.includes(name));
  const reports = chosen.map((part) => ({ name: part.name, report: run(part, options) }));
  console.log();
  const low = reports.filter(({ name, report }) => !judge(name, report));
  if (low.length > 0) console.log(`\nless than ${leastPercent} %: ${low.map(({ name }) => name).join(', ')}`);
  return low.length === 0 ? 0 : 1;
};

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
