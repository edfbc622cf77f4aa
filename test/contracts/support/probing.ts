import { onTestFinished } from 'vitest';
import { createFakeSwr, type FakeSwr, type Profile } from '../../../mock/index.ts';

/** Behaviour id -> option. */
export type Choices = Readonly<Record<string, string>>;

/** What is seen of an execution only while it runs. */
export const seenRunning = [
  'signature.execute_while_running',
  'executions.in_progress_counts',
  'executions.status',
  'executions.updated_at',
] as const;

/** What is seen of a scan only while it runs. */
export const ofScansRunning = ['scanning.while_running'] as const;

/** What is seen only of runs of garbage collection. */
export const ofGcRuns = ['gc.time_window', 'gc.dry_run_result', 'gc.pace'] as const;

/** What is seen only where garbage collection is open to the tenant. */
export const ofGc = [
  ...ofGcRuns,
  ...(['gc.delete_untagged_default', 'gc.parameters_left_out', 'gc.order', 'gc.unknown_marker'] as const),
  ...(['gc.job_name', 'gc.while_running', 'gc.stop_ended'] as const),
] as const;

/** A fake that ends with the test. */
export const start = async (profile: Choices = {}): Promise<FakeSwr> => {
  const swr = await createFakeSwr({ profile: profile as Partial<Profile> });
  onTestFinished(() => swr.close());
  return swr;
};
