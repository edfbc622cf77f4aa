/** Forms that the fields of several families share, as patterns. */
export const id = { $type: 'integer', $atLeast: 1 } as const;
export const count = { $type: 'integer', $atLeast: 0 } as const;
export const text = { $type: 'string' } as const;
export const name = { $matches: '\\S' } as const;
/** RFC 3339 with any offset, as ajv's date-time has it, but never without one. */
export const time = { $matches: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' } as const;
export const utcTime = { $matches: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' } as const;
export const digest = { $matches: '^sha256:[0-9a-f]{64}$' } as const;
/** Go's zero time, which the service shows where there has been no such time yet. */
export const never = '0001-01-01T00:00:00Z';
export const statuses = ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'] as const;
export const openStatuses = ['Initialized', 'Pending', 'InProgress'] as const;
export const triggers = ['manual', 'scheduled', 'event_based'] as const;
