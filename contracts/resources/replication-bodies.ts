import type { Bodies } from './resource.ts';

/** Pushes everything by a call; the registry is one that was created for the case, and is nowhere. */
export const replicationBody = {
  name: 'fake-swr-verify-case',
  description: 'made by fake-swr verify',
  dest_registry: { id: { $ref: 'registry_id' } },
  dest_namespace: '',
  filters: [
    { type: 'name', value: 'library/**' },
    { type: 'tag', value: '**' },
  ],
  repo_scope_mode: 'regular',
  trigger: { type: 'manual' },
  override: false,
  enabled: true,
} as const;

const good = { ...replicationBody, name: { $ref: 'new_name' } };

const whole = {
  ...replicationBody,
  dest_registry: { id: 1 },
  src_registry: { id: 0 },
  trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
};

/** A scheduled trigger needs a cron. */
const byHand = { 'trigger.type': ['scheduled'] };

export const policyBodies: Bodies = { good, whole, idle: whole, byHand };

/** Cases never start a run by themselves but of a policy of their own. */
export const executionBodies: Bodies = {
  good: { policy_id: { $ref: 'policy_id' } },
  whole: { policy_id: 1 },
  idle: { policy_id: 2_147_483_647 },
};
