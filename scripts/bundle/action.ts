import type { BuildOptions } from 'esbuild';
import { bundle } from './bundle.ts';

/** The steps of the GitHub actions, each as one file of CommonJS with Node's own modules only. */
export const actionSteps = {
  absWorkingDir: bundle.absWorkingDir,
  entryPoints: { main: 'action/main.ts', post: 'action/post.ts', verify: 'action/verify.ts' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
  logLevel: 'warning',
} as const satisfies BuildOptions;
