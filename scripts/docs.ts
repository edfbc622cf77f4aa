/**
 * Writes the generated parts of the two READMEs: what stands between `<!-- generated: NAME -->` and
 * `<!-- /generated: NAME -->`. With --check it writes nothing and fails if a part would change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { iamTable, operationsTable, unservedTable } from './operations-table.ts';
import { behavioursTable, controlTable, demoTable, flagsTable, type Language, provenanceTable } from './tables.ts';

const readmes: readonly (readonly [string, Language])[] = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
];

const parts: Readonly<Record<string, (language: Language) => string>> = {
  demo: demoTable,
  flags: flagsTable,
  control: controlTable,
  operations: operationsTable,
  iam: iamTable,
  unserved: unservedTable,
  provenance: provenanceTable,
  behaviours: behavioursTable,
};

const pathOf = (name: string): URL => new URL(`../${name}`, import.meta.url);

const filled = (text: string, file: string, language: Language): string =>
  Object.entries(parts).reduce((before, [name, write]) => {
    const [start, end] = [`<!-- generated: ${name} -->\n`, `<!-- /generated: ${name} -->`];
    const [from, to] = [before.indexOf(start), before.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${file}: the markers of the generated part ${name} are missing`);
    return `${before.slice(0, from + start.length)}\n${write(language)}\n\n${before.slice(to)}`;
  }, text);

const stale = readmes.flatMap(([file, language]) => {
  const text = readFileSync(pathOf(file), 'utf8');
  const wanted = filled(text, file, language);
  return wanted === text ? [] : [{ file, wanted }];
});
if (process.argv.includes('--check')) {
  for (const { file } of stale) console.error(`${file} is stale: run \`npm run docs\` and commit the result`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { file, wanted } of stale) writeFileSync(pathOf(file), wanted);
  console.log(stale.length === 0 ? 'the READMEs are up to date' : `wrote ${stale.map(({ file }) => file).join(', ')}`);
}
