import type { OperationId } from '../case.ts';

/** A key that the target can sign with comes with everything that is made for a case. */
const ownKey = { $ref: 'signature_key' } as const;

const described = { description: 'desc' } as const;

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

/** For a namespace that is made for the case, in which there is nothing to sign. */
export const undescribedPolicyBody = policyOf('fake-swr-verify-case', '**', ownKey);
export const policyBody = { ...undescribedPolicyBody, ...described } as const;

/** For a policy that is made for the case in a namespace which is not: it never selects more than one repository. */
export const undescribedReplacement = policyOf(
  { $ref: 'new_name' } as const,
  { $ref: 'repository_name' } as const,
  ownKey,
);
export const replacement = { ...undescribedReplacement, ...described } as const;

/** With every field that the page has, since a flaw is looked for in each. */
const whole = <const Body extends typeof policyBody | typeof replacement>(body: Body) => {
  const [scope] = body.scope_rules;
  const [selector] = scope.tag_selectors;
  return {
    ...body,
    scope_rules: [{ ...scope, tag_selectors: [{ ...selector, extras: '{"untagged":true}' }] }],
    trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
  };
};

export const namespaceBody = {
  namespace_name: 'fake-swr-verify-case',
  metadata: { public: 'false' },
} as const;

const wholeNamespaceBody = {
  ...namespaceBody,
  metadata: { public: 'false', auto_scan: 'true', prevent_vul: 'true', severity: 'high' },
} as const;

/** A good body for each operation that takes one, below what is made for a case. */
export const goodBodies: { readonly [Id in OperationId]?: object } = {
  CreateInstanceNamespace: wholeNamespaceBody,
  CreateInstanceSignPolicy: whole(policyBody),
  UpdateInstanceSignPolicy: whole(replacement),
};

/** The same for requests that end before anything is looked up by them: nothing need have been made. */
export const idleBodies: { readonly [Id in OperationId]?: object } = {
  CreateInstanceNamespace: wholeNamespaceBody,
  CreateInstanceSignPolicy: policyOf('fake-swr-verify-case', '**', 'fake-swr-verify'),
  UpdateInstanceSignPolicy: policyOf('fake-swr-verify-case', '**', 'fake-swr-verify'),
};
