import { createHash } from 'node:crypto';
import type { CauseCode } from './cause.ts';

/** Twelve hexadecimal digits, the same wherever and whenever a cause is met. */
export const fingerprintOf = (code: CauseCode, key: string): string =>
  createHash('sha256').update(`${code} ${key}`).digest('hex').slice(0, 12);
