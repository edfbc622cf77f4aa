/** Puts the types beside the CommonJS of the package: a declaration is of the kind that the nearest package.json says. */
import { cpSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
cpSync(new URL('types', dist), new URL('cjs/types', dist), {
  recursive: true,
  filter: (path) => !/\/vitest[\w-]*\.d\.ts$/.test(path),
});
