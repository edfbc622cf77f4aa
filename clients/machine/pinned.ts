import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version that a file under clients/ pins. */
export const pinned = (file: string, version: RegExp): string =>
  version.exec(readFileSync(join(import.meta.dirname, '..', file), 'utf8'))?.[1] ?? '?';
