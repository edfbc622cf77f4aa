import { inMicros } from '../kernel/time.ts';
import { type Creation, stageOf } from '../resources/creation.ts';
import type { JobRow } from './rows.ts';

type Progress = Pick<JobRow, 'status' | 'reason' | 'updated_at'>;

/** The job of an instance is Creating as long as that is Initial; the rest of the way has two halves. */
const followed = (creation: Creation, nowMs: number): Progress => {
  const { status, sinceMs } = stageOf(creation, nowMs);
  const at = (job: JobRow['status'], ms = sinceMs, reason = ''): Progress => ({
    ...{ status: job, reason, updated_at: inMicros(ms) },
  });
  if (status === 'Initial') return at('Creating');
  if (status === 'Running') return at('Success');
  if (status === 'Unavailable') return at('Failed', sinceMs, creation.fails);
  const halfMs = sinceMs + Math.floor((creation.creatingMs ?? 0) / 2);
  return nowMs < halfMs ? at('Initializing') : at('Running', halfMs);
};

/** How far a job is at a moment. */
export const progressOf = ({ creation, status, reason, updated_at }: JobRow, nowMs: number): Progress =>
  creation === undefined ? { status, reason, updated_at } : followed(creation, nowMs);

export const hasEnded = ({ status }: Pick<Progress, 'status'>): boolean => status === 'Success' || status === 'Failed';
