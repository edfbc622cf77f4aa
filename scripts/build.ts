/** Bundles the project's own code into dist/. */
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle, validatorEntries } from './bundle.ts';
import { licencesOf } from './licences.ts';

const dist = new URL('../dist/', import.meta.url);
rmSync(dist, { recursive: true, force: true });

const { metafile } = await build({
  ...bundle,
  entryPoints: { main: 'cli/main.ts', index: 'mock/index.ts', vitest: 'mock/fixtures/vitest.ts', ...validatorEntries },
  outdir: 'dist',
  sourcemap: true,
  metafile: true,
});
writeFileSync(new URL('licences.txt', dist), licencesOf(metafile, bundle.absWorkingDir));
