import type { Wire } from '../../spec/types.ts';

export type WebhookTarget = Wire<'WebhookTargetDetail'>;
export type JobStatus = Wire<'Status'>;

export interface WebhookPolicyRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly event_types: readonly string[];
  readonly targets: readonly WebhookTarget[];
  readonly scope_rules: readonly Wire<'WebhookScopeRule'>[];
  readonly creator: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A job that is still to be sent. */
export interface WebhookDeliveryRow {
  /** That of the job. */
  readonly id: number;
  readonly target: WebhookTarget;
  /** How often it has been sent. */
  readonly attempts: number;
  /** It waits for its time, then for a process that claims it, then for what comes of that. */
  readonly state: 'waiting' | 'due' | 'claimed';
  /** When it stops waiting. */
  readonly dueMs: number;
  /** Of the process that has claimed it, and for which attempt. */
  readonly claim?: string;
}

/** A payload for one target of a policy. */
export interface WebhookJobRow {
  readonly id: number;
  readonly policy_id: number;
  readonly event_type: string;
  readonly notify_type: string;
  readonly status: JobStatus;
  readonly status_text: string;
  /** The payload, as JSON text. */
  readonly job_detail: string;
  readonly created_at: string;
  readonly updated_at: string;
}
