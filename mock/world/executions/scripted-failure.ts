import { glob } from '../kernel/glob.ts';
import type { LifeCycleOverrideRow } from './rows.ts';

/** Why a test has the tasks of a repository fail; undefined where it does not. */
export const scriptedFailure = (fail: LifeCycleOverrideRow['fail']): ((repository: string) => string | undefined) => {
  if (fail === undefined) return () => undefined;
  const fits = glob(fail.repositories);
  return (repository) => (fits(repository) ? fail.status_text : undefined);
};
