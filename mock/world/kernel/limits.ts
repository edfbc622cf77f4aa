/** What bounds a world however long it lives. Said when it begins, so that a replay has the same. */
export interface Limits {
  /** How many executions of each policy are kept. */
  readonly keepExecutions: number;
}

export const defaultLimits: Limits = { keepExecutions: 1000 };
