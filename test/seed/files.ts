/** Seed files that are gone when the tests of a file end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder of its own for the test file that asks; tests of several files may share one process. */
export const seedFiles = (): ((text: string, kind?: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-seed-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let files = 0;
  return (text, kind = 'yaml') => {
    files += 1;
    const path = join(folder, `seed-${files}.${kind}`);
    writeFileSync(path, text);
    return path;
  };
};
