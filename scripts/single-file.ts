/** Writes dist/fake-swr.cjs, the command line as one file, and the licences of the packages that are in it. */
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { singleFile } from './bundle/single-file.ts';
import { licencesOf } from './licences.ts';

const { metafile } = await build({ ...singleFile, outdir: 'dist', metafile: true });
writeFileSync(
  new URL('../dist/fake-swr.licences.txt', import.meta.url),
  licencesOf(metafile, singleFile.absWorkingDir),
);
