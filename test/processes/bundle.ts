import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { bundle, validatorEntries } from '../../scripts/bundle/bundle.ts';

// Inside node_modules, so that the packages that stay outside are found.
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/**
 * The folder of a bundle made as that of the package is, for the test file that asks: of the command line as `main.js`, of
 * the library as `index.js`. From the sources by tsx, a process takes a second of processor time more to start.
 */
export const useBundle = (
  entryPoints: Readonly<Record<string, string>> = { main: 'cli/main.ts', index: 'mock/index.ts' },
): string => {
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(`${cache}bundle-`);
  beforeAll(async () => {
    await build({ ...bundle, entryPoints: { ...entryPoints, ...validatorEntries }, outdir });
  });
  afterAll(() => rmSync(outdir, { recursive: true }));
  return outdir;
};
