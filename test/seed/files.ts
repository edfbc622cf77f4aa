/** Seed files that are gone when the tests of a file end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
export const fileWith = (text: string, kind = 'yaml'): string => {
  files += 1;
  const path = join(folder, `seed-${files}.${kind}`);
  writeFileSync(path, text);
  return path;
};
