import type { Bodies } from './resource.ts';

/** As Terraform's acceptance test sends it, which its authors ran on the real service; but it starts by a call only. */
const policyOf = <const Name, const Pattern, const Key>(name: Name, pattern: Pattern, signature_key: Key) =>
  ({
    name,
    enabled: true,
    signature_method: 'KMS',
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key,
    scope_rules: [
      {
        repo_scope_mode: 'regular',
        scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern }] },
        tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
      },
    ],
    trigger: { type: 'manual' },
  }) as const;

/** A key that the target can sign with comes with everything that is created for a case. */
const runKey = { $ref: 'signature_key' } as const;

const described = { description: 'desc' } as const;

/** For a namespace that is created for the case, in which there is nothing to sign. */
export const undescribedPolicyBody = policyOf('fake-swr-verify-case', '**', runKey);
export const policyBody = { ...undescribedPolicyBody, ...described } as const;

/** For a policy that is created for the case in a namespace which is not: it never selects more than one repository. */
export const undescribedReplacement = policyOf(
  { $ref: 'new_name' } as const,
  { $ref: 'repository_name' } as const,
  runKey,
);
export const replacement = { ...undescribedReplacement, ...described } as const;

const whole = <const Body extends typeof policyBody | typeof replacement>(body: Body) => {
  const [scope] = body.scope_rules;
  const [selector] = scope.tag_selectors;
  return {
    ...body,
    scope_rules: [{ ...scope, tag_selectors: [{ ...selector, extras: '{"untagged":true}' }] }],
    trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
  };
};

const idle = policyOf('fake-swr-verify-case', '**', 'fake-swr-verify');

/** Pages of different times contradict each other over which of these a signing policy takes. */
const byHand = { 'trigger.type': ['scheduled', 'event_based'] };

export const creation: Bodies = { good: policyBody, whole: whole(policyBody), idle, byHand };
export const update: Bodies = { good: replacement, whole: whole(replacement), idle, byHand };

export interface PolicyToMake {
  readonly name: string;
  readonly description: string;
  readonly repository?: string;
  readonly key?: string;
}

/** A policy that the kit makes before it asks for something else. */
export const madePolicyBody = ({ name, description, repository = '**', key = 'fake-swr-verify' }: PolicyToMake) => ({
  ...policyOf(name, repository, key),
  description,
});
