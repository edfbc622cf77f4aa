import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/** How the project's own code is bundled; packages stay where they are. */
export const bundle = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
} as const satisfies BuildOptions;
