import type { DueSource } from '../kernel/due.ts';
import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { JobStatus, WebhookDeliveryRow, WebhookTarget } from './rows.ts';
import type { WebhookTables } from './tables.ts';

type Hooked = WritableWorld<WebhookTables>;

/** How often a payload is sent before its job has failed. */
const mostAttempts = 3;

/** From a failure to the next attempt: half a minute, then a whole one. */
const pauseMs = (attempts: number): number => attempts * 30_000;

interface Claim {
  readonly job_id: number;
  /** Of which nobody else has the like. */
  readonly claim: string;
}

/** What whoever has claimed a delivery posts. */
export interface Posting {
  readonly target: WebhookTarget;
  readonly body: string;
}

/** What came of an attempt. A failure that is final would only be repeated. */
export type AttemptOutcome = { readonly answered: number } | { readonly problem: string; readonly isFinal?: boolean };

export const claimKind = 'claim delivery';
export const settleKind = 'settle delivery';

const sayOfJob = (id: number, status: JobStatus, status_text: string, { tables, nowMs }: Hooked): void => {
  const job = tables.webhooks.jobs.get(id);
  if (job === undefined) return;
  tables.webhooks.jobs.replace({ ...job, status, status_text, updated_at: inMillis(nowMs) });
};

/** Gives a delivery that is due to the first that claims it; undefined for all others. */
export const claimDelivery = ({ job_id, claim }: Claim, world: Hooked): Posting | undefined => {
  const { deliveries, jobs } = world.tables.webhooks;
  const row = deliveries.get(job_id);
  const job = jobs.get(job_id);
  if (row?.state !== 'due' || job === undefined) return undefined;
  deliveries.replace({ ...row, state: 'claimed', attempts: row.attempts + 1, claim });
  sayOfJob(job_id, 'InProgress', `attempt ${row.attempts + 1} of ${mostAttempts}`, world);
  return { target: row.target, body: job.job_detail };
};

/** The row goes, and its job has ended. */
const end = (row: WebhookDeliveryRow, status: JobStatus, text: string, world: Hooked): void => {
  world.tables.webhooks.deliveries.remove(row);
  sayOfJob(row.id, status, text, world);
};

const putOff = ({ claim: _, ...row }: WebhookDeliveryRow, text: string, world: Hooked): void => {
  const dueMs = world.nowMs + pauseMs(row.attempts);
  world.tables.webhooks.deliveries.replace({ ...row, state: 'waiting', dueMs });
  sayOfJob(row.id, 'Pending', `${text}; the next is due at ${inMillis(dueMs)}`, world);
};

const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

/** Takes down what came of a claimed delivery. One that is gone, or that somebody else has claimed, is left alone. */
export const settleDelivery = (
  { job_id, claim, outcome }: Claim & { readonly outcome: AttemptOutcome },
  world: Hooked,
): void => {
  const row = world.tables.webhooks.deliveries.get(job_id);
  if (row?.state !== 'claimed' || row.claim !== claim) return;
  const said = 'problem' in outcome ? outcome.problem : `the answer was ${outcome.answered}`;
  const text = `attempt ${row.attempts} of ${mostAttempts}: ${said}`;
  const isFinal = 'problem' in outcome && outcome.isFinal === true;
  if ('answered' in outcome && isSuccess(outcome.answered)) end(row, 'Succeed', text, world);
  else if (isFinal || row.attempts >= mostAttempts) end(row, 'Failed', text, world);
  else putOff(row, text, world);
};

/** Deliveries whose time has come are due; a process that hears of it claims them. */
export const deliveriesDue: DueSource<WebhookTables> = {
  version: ({ webhooks }) => webhooks.deliveries.version,
  nextMs: ({ tables }) => {
    const waiting = tables.webhooks.deliveries.under(0).filter(({ state }) => state === 'waiting');
    return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ dueMs }) => dueMs));
  },
  happen: ({ tables: { webhooks }, nowMs }) => {
    for (const row of webhooks.deliveries.under(0)) {
      if (row.state === 'waiting' && row.dueMs <= nowMs) webhooks.deliveries.replace({ ...row, state: 'due' });
    }
  },
};
