/** Writes the table of docs/dependencies.md. Asks the registry for the last release of each, so it is not part of a check. */
import { readFileSync, writeFileSync } from 'node:fs';
import { factsOf, lastReleaseOf, names } from './dependencies/facts.ts';
import { reasons } from './dependencies/reasons.ts';

const page = new URL('../docs/dependencies.md', import.meta.url);
const [start, end] = ['<!-- written: dependencies -->\n', '<!-- /written: dependencies -->'];

const rows = names.map((name) => {
  const reason = reasons[name];
  if (reason === undefined) throw new Error(`scripts/dependencies/reasons.ts has no reason for ${name}`);
  const { version, packages, kilobytes } = factsOf(name);
  return `| ${name} | ${version} | ${lastReleaseOf(name)} | ${packages} | ${kilobytes.toLocaleString('en')} | ${reason} |`;
});
const table = [
  '| Package | Installed | Last release | Packages with its own | kB installed | What for |',
  '| --- | --- | --- | ---: | ---: | --- |',
  ...rows,
].join('\n');

const text = readFileSync(page, 'utf8');
const [from, to] = [text.indexOf(start), text.indexOf(end)];
if (from < 0 || to < from) throw new Error('docs/dependencies.md has no place for the table');
writeFileSync(page, `${text.slice(0, from + start.length)}\n${table}\n\n${text.slice(to)}`);
