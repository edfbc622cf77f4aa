/** Bundles the project's own code into dist/. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle, validatorEntries } from './bundle.ts';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });

await build({
  ...bundle,
  entryPoints: { main: 'cli/main.ts', index: 'mock/index.ts', vitest: 'mock/fixtures/vitest.ts', ...validatorEntries },
  outdir: 'dist',
  sourcemap: true,
});
