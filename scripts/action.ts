/**
 * Writes action/dist, what action.yml and verify/action.yml run: the steps, and the command line as one file with the
 * licences of the packages in it. `npm run build:single-file` has to have been run.
 */
import { copyFileSync } from 'node:fs';
import { build } from 'esbuild';
import { actionSteps } from './bundle/action.ts';

await build({ ...actionSteps, outdir: 'action/dist' });
for (const name of ['fake-swr.cjs', 'fake-swr.licences.txt'])
  copyFileSync(new URL(`../dist/${name}`, import.meta.url), new URL(`../action/dist/${name}`, import.meta.url));
