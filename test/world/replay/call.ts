import fc from 'fast-check';

/** A call, or time that passes on the machine. */
export type Step =
  | { readonly kind: 'call'; readonly method: string; readonly target: string; readonly body?: unknown }
  | { readonly kind: 'wait'; readonly ms: number };

export const project = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const instance = `${project}/instances/11111111-2222-4333-8444-555555555555`;

export const namespace = fc.constantFrom('library', 'root', 'staging', 'fresh', 'other');
export const policyId = fc.integer({ min: 1, max: 10 });
export const executionId = fc.integer({ min: 1, max: 20 });
export const trigger = fc.constantFrom(
  { type: 'manual' },
  { type: 'event_based' },
  { type: 'scheduled', trigger_settings: { cron: '*/10 * * * * *' } },
  { type: 'scheduled', trigger_settings: { cron: '0 */20 * * * *' } },
  { type: 'scheduled', trigger_settings: { cron: '30 0 0/2 * * *' } },
);

export const call = (method: string, target: string, body?: unknown): Step => ({ kind: 'call', method, target, body });
