/** Writes the table of docs/dependencies.md. Asks npm for the last release of each, so it is not part of a check. */
import { readFileSync, writeFileSync } from 'node:fs';
import { factsOf, lastReleaseOf, names } from './dependencies/facts.ts';
import { reasons } from './dependencies/reasons.ts';
import { withPart } from './generated-part.ts';
import { table } from './tables.ts';

const page = new URL('../docs/dependencies.md', import.meta.url);

const rows = names.map((name) => {
  const reason = reasons[name];
  if (reason === undefined) throw new Error(`scripts/dependencies/reasons.ts has no reason for ${name}`);
  const { version, packages, kilobytes } = factsOf(name);
  return [name, version, lastReleaseOf(name), String(packages), kilobytes.toLocaleString('en'), reason];
});
const head = ['Package', 'Installed', 'Last release', 'Packages with its own', 'kB installed', 'What for'];

writeFileSync(page, withPart(readFileSync(page, 'utf8'), 'dependencies', table(head, rows), 'docs/dependencies.md'));
