import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { useBundle } from '../processes/bundle.ts';

const maxBytes = 16 * 1024 * 1024;
const bundle = useBundle({ heap: 'test/journal/heap.ts' });

const measured = async (kind: string): Promise<{ readonly bytes: number; readonly entries: number }> => {
  const argv = ['--expose-gc', `${bundle}/heap.js`, kind, String(maxBytes)];
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  return JSON.parse(stdout);
};

const kinds = ['short', 'long URLs', 'headers', 'bodies', 'small bodies', 'wide bodies'];

test.each(kinds)(
  'a full journal takes the memory that it accounts for, after collection: %s',
  { timeout: 60_000 },
  async (kind) => {
    const { bytes, entries } = await measured(kind);
    expect(bytes).toBeLessThan(1.05 * maxBytes);
    expect(entries).toBeGreaterThan(50);
  },
);
