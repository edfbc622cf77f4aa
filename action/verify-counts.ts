import { readFileSync } from 'node:fs';
import type { Values } from './runner-files.ts';

/** The part of the JSON report that outputs are made of: docs/reports.md. */
interface Counted {
  readonly counts: Readonly<Record<'passed' | 'failed' | 'flaky' | 'skipped', number>>;
  readonly causes: readonly unknown[];
}

const counted = (file: string): Counted => JSON.parse(readFileSync(file, 'utf8'));

export const countsIn = (file: string): Values => {
  const { counts, causes } = counted(file);
  return {
    passed: String(counts.passed),
    failed: String(counts.failed),
    flaky: String(counts.flaky),
    skipped: String(counts.skipped),
    causes: String(causes.length),
  };
};
