import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const isLicence = (name: string): boolean => /^licen[cs]e/i.test(name);

const textOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(isLicence);
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}\n`;
};

/** The licences of the packages that are in a bundle, as each of them demands. */
export const licencesOf = ({ inputs }: Metafile, root: string): string => {
  const folders = Object.keys(inputs).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => textOf(join(root, folder)))
    .join(`\n${'-'.repeat(80)}\n\n`);
};
