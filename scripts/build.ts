/**
 * Bundles the project's own code into dist/; `--maps` adds source maps, which bench/profile reads. The package and the
 * image have none: of the 763 kB of the package they were 411, the bundles are not minified, and each part of one is
 * headed by the name of its file.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundle, validatorEntries } from './bundle/bundle.ts';
import { commonJs, commonJsFixtures } from './bundle/common-js.ts';
import { fixtureEntries } from './bundle/fixture-entries.ts';
import { joined } from './bundle/join.ts';
import { buildDashboard } from './dashboard/build.ts';
import { licencesOf } from './licences.ts';

const dist = new URL('../dist/', import.meta.url);
rmSync(dist, { recursive: true, force: true });

const programs = { main: 'cli/main.ts', index: 'mock/index.ts', ...fixtureEntries };
const entryPoints = { ...programs, ...validatorEntries };
const modules = { ...bundle, entryPoints, outdir: 'dist', metafile: true } as const;

/** Not joined, since the maps are of the parts; not named in them, so that nobody looks for a map that is not there. */
const withMaps = async () => (await build({ ...modules, sourcemap: 'external' })).metafile;

const withoutMaps = async () => {
  const built = await build({ ...modules, write: false });
  mkdirSync(new URL('validators/', dist), { recursive: true });
  for (const { fileName, code } of await joined(built, { entries: Object.keys(programs), library: 'index' }))
    writeFileSync(new URL(fileName, dist), code);
  for (const { path, contents } of built.outputFiles)
    if (!path.endsWith('.js')) writeFileSync(new URL(pathToFileURL(path)), contents);
  return built.metafile;
};

const metafile = process.argv.includes('--maps') ? await withMaps() : await withoutMaps();
const page = await buildDashboard(bundle.absWorkingDir);
const inputs = { ...metafile.inputs, ...page.inputs };
// What swagger-ui is bundled from has licences of its own.
const viewer = new URL('../node_modules/swagger-ui-dist/swagger-ui-es-bundle.js.LICENSE.txt', import.meta.url);
const licences = `${licencesOf({ ...metafile, inputs }, bundle.absWorkingDir)}\n${readFileSync(viewer, 'utf8')}`;
writeFileSync(new URL('licences.txt', dist), licences);

const library = await build({ ...commonJs, outdir: 'dist/cjs', metafile: true });
writeFileSync(new URL('cjs/licences.txt', dist), licencesOf(library.metafile, bundle.absWorkingDir));
await build({ ...commonJsFixtures, outdir: 'dist/cjs' });
writeFileSync(new URL('cjs/package.json', dist), '{ "type": "commonjs" }\n');
