import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { bundledPackages } from './bundled-packages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const validators = 'spec/generated/validators';

/** Entry points that put every family's validators beside the bundle, where mock/spec/validators.ts looks for them. */
export const validatorEntries: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(`${root}${validators}`).map((name) => [
    `validators/${name.replace('.cjs', '')}`,
    `${validators}/${name}`,
  ]),
);

/** How the project's own code is bundled; but for two, packages stay where they are. */
export const bundle = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  packages: 'external',
  plugins: [bundledPackages],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  loader: { '.cjs': 'copy' },
  logLevel: 'warning',
} as const satisfies BuildOptions;
