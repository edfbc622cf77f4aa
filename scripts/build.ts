/**
 * Bundles the project's own code into dist/. The source maps are for bench/profile and stay out of the package and of the
 * image: of its 763 kB they were 411, the bundles are not minified, and each part of one is headed by the name of its file.
 * So the bundles do not name them.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle } from './bundle.ts';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });

await build({
  ...bundle,
  entryPoints: { main: 'cli/main.ts', index: 'mock/index.ts', vitest: 'mock/fixtures/vitest.ts' },
  outdir: 'dist',
  sourcemap: 'external',
});
