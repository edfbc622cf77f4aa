/** What bounds a world however long it lives. Said when it begins, so that a replay has the same. */
export interface Limits {
  /** How many executions of each policy are kept. */
  readonly keepExecutions: number;
  /** Whether webhooks are sent; left out, they are recorded only. */
  readonly webhooks?: 'deliver';
}

export const defaultLimits: Limits = { keepExecutions: 1000 };
