import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const validators = 'spec/generated/validators';

/** Entry points that put every family's validators beside the bundle, where mock/spec/validators.ts looks for them. */
export const validatorEntries: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(`${root}${validators}`).map((name) => [
    `validators/${name.replace('.cjs', '')}`,
    `${validators}/${name}`,
  ]),
);

/** How the project's own code is bundled; packages stay where they are. */
export const bundle = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  loader: { '.cjs': 'copy' },
  logLevel: 'warning',
} as const satisfies BuildOptions;
