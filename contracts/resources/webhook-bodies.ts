import type { Bodies } from './resource.ts';

const everything = (decoration: 'repoMatches' | 'matches', pattern = '**') =>
  ({ kind: 'doublestar', decoration, pattern }) as const;

/** As Terraform's acceptance test sends it. Nothing is ever pushed to the namespace that is created for a case. */
export const webhookBody = {
  name: 'fake-swr-verify-case',
  description: 'fake-swr verify',
  enabled: true,
  event_types: ['PUSH_ARTIFACT'],
  targets: [
    {
      ...{ type: 'http', address: 'https://192.168.0.10/hooks', address_type: 'internal' },
      ...{ auth_header: 'Test:Header', skip_cert_verify: false },
    },
  ],
  scope_rules: [
    {
      tag_selectors: [everything('matches')],
      scope_selectors: { repository: [everything('repoMatches')] },
      repo_scope_mode: 'regular',
    },
  ],
} as const;

const [rule] = webhookBody.scope_rules;

const whole = {
  ...webhookBody,
  scope_rules: [
    {
      ...rule,
      tag_selectors: [{ ...everything('matches'), extras: '{"untagged":true}' }],
      scope_selectors: { repository: [{ ...everything('repoMatches'), extras: '{"untagged":false}' }] },
    },
  ],
} as const;

export const webhookBodies: Bodies = { good: webhookBody, whole, idle: webhookBody };
