import type { Verdict } from '../result.ts';

/** How grave a cause is, as code scanning and annotations have it. */
export type Level = 'error' | 'warning' | 'note';

/** A case that is wrong breaks no client, and one that is flaky is no finding yet. */
export const levelOf = (verdict: Verdict | undefined): Level => {
  if (verdict === 'case_wrong') return 'warning';
  return verdict === 'flaky' ? 'note' : 'error';
};
