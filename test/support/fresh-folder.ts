import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone when the test ends, after what the test ends later in its course. */
export const freshFolder = (name: string, where = tmpdir()): string => {
  const path = mkdtempSync(join(where, `fake-swr-${name}-`));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};
