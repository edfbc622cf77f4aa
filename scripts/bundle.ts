import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { bundledPackages } from './bundled-packages.ts';

/** How the project's own code is bundled; but for two, packages stay where they are. */
export const bundle = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  bundle: true,
  splitting: true,
  packages: 'external',
  plugins: [bundledPackages],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
} as const satisfies BuildOptions;
