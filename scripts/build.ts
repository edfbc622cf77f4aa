/**
 * Bundles the project's own code into dist/; `--maps` adds source maps, which bench/profile reads. The package and the
 * image have none: of the 763 kB of the package they were 411, the bundles are not minified, and each part of one is
 * headed by the name of its file.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle } from './bundle.ts';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });

await build({
  ...bundle,
  entryPoints: { main: 'cli/main.ts', index: 'mock/index.ts', vitest: 'mock/fixtures/vitest.ts' },
  outdir: 'dist',
  // Not named in the bundles, so that nobody looks for a map that is not there.
  sourcemap: process.argv.includes('--maps') ? 'external' : false,
});
