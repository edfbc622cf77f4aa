/**
 * Writes the generated parts of the pages: what is between `<!-- generated: NAME -->` and `<!-- /generated: NAME -->`.
 * The schema of the configuration file comes from the same flags. With --check it writes nothing and fails if something
 * would change.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { configSchema } from '../cli/config-schema.ts';
import { optionsFrom } from '../cli/flags.ts';
import { serveOptions } from '../cli/serve-flags.ts';
import { controlTable } from './control-table.ts';
import { demoTable } from './demo-table.ts';
import { flagsTable } from './flags-table.ts';
import { withPart } from './generated-part.ts';
import { iamTable, kmsTable, operationsTable, vpcTable } from './operations-table.ts';
import { type Language, pages } from './pages.ts';
import { behavioursTable, provenanceTable } from './questions-table.ts';

const parts: Readonly<Record<string, (language: Language) => string>> = {
  demo: demoTable,
  flags: flagsTable,
  control: controlTable,
  operations: operationsTable,
  iam: iamTable,
  kms: kmsTable,
  vpc: vpcTable,
  provenance: provenanceTable,
  behaviours: behavioursTable,
};

const pathOf = (name: string): URL => new URL(`../${name}`, import.meta.url);

const begins = /<!-- generated: (.+) -->\n/g;

const partsOf = (text: string): readonly string[] => [...text.matchAll(begins)].map(([, name = '']) => name);

const filled = (before: string, file: string, language: Language): string =>
  partsOf(before).reduce((text, name) => {
    const write = parts[name];
    if (write === undefined) throw new Error(`${file}: the generated part ${name} is not known`);
    return withPart(text, name, write(language), file);
  }, before);

const texts = pages.map((page) => ({ ...page, text: readFileSync(pathOf(page.file), 'utf8') }));

for (const wanted of ['en', 'zh'] satisfies readonly Language[]) {
  const shown = texts.filter(({ language }) => language === wanted).flatMap(({ text }) => partsOf(text));
  const missing = Object.keys(parts).filter((name) => !shown.includes(name));
  if (missing.length > 0) throw new Error(`no page in ${wanted} has the generated part ${missing.join(', ')}`);
}

const schemaFile = 'cli/config.schema.json';
const schema = {
  file: schemaFile,
  text: existsSync(pathOf(schemaFile)) ? readFileSync(pathOf(schemaFile), 'utf8') : undefined,
  wanted: `${JSON.stringify(configSchema(serveOptions(optionsFrom({ env: {} }, ''))), null, 2)}\n`,
};

const stale = [
  ...texts.map(({ file, language, text }) => ({ file, text, wanted: filled(text, file, language) })),
  schema,
].filter(({ text, wanted }) => wanted !== text);
if (process.argv.includes('--check')) {
  for (const { file } of stale) console.error(`${file} is stale: run \`npm run docs\` and commit the result`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { file, wanted } of stale) writeFileSync(pathOf(file), wanted);
  console.log(stale.length === 0 ? 'the pages are up to date' : `wrote ${stale.map(({ file }) => file).join(', ')}`);
}
