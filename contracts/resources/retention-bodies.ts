import type { Bodies } from './resource.ts';

const everything = (decoration: 'repoMatches' | 'matches', pattern = '**') =>
  ({ kind: 'doublestar', decoration, pattern }) as const;

/** Keeps the latest pushes of each repository. */
export const keepsPushes = (latestPushedK: number) =>
  ({
    priority: 0,
    disabled: false,
    action: 'retain',
    template: 'latestPushedK',
    params: { latestPushedK },
    tag_selectors: [everything('matches')],
    scope_selectors: { repository: [everything('repoMatches')] },
    repo_scope_mode: 'regular',
  }) as const;

/** As Terraform's acceptance test sends it, but it runs by a call only. It is for a namespace that is created for a case. */
export const retentionBody = {
  name: 'fake-swr-verify-case',
  algorithm: 'or',
  enabled: true,
  rules: [keepsPushes(10)],
  trigger: { type: 'manual' },
} as const;

const whole = {
  ...retentionBody,
  rules: [{ ...keepsPushes(10), tag_selectors: [{ ...everything('matches'), extras: '{"untagged":true}' }] }],
  trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
} as const;

/** A scheduled trigger needs a cron, and a template the parameter of its name. */
const byHand = {
  'trigger.type': ['scheduled'],
  template: ['latestPulledN', 'nDaysSinceLastPush', 'nDaysSinceLastPull'],
};

export const policyBodies: Bodies = { good: retentionBody, whole, idle: retentionBody, byHand };

const dryRun = { dry_run: true } as const;

export const executionBodies: Bodies = { good: dryRun, whole: dryRun, idle: dryRun };
