/** The request that Terraform's acceptance test sends, with what a test wants otherwise. */
export const policyBody = (changes: Readonly<Record<string, unknown>> = {}) => ({
  name: 'sign-all',
  description: 'desc',
  enabled: true,
  signature_method: 'KMS',
  signature_algorithm: 'SM2DSA_SM3',
  signature_key: '668985d5-919d-4c51-9293-eb846c78cbf0',
  scope_rules: [scopeRule()],
  trigger: { type: 'manual' },
  ...changes,
});

export const scopeRule = ({
  repository = '**',
  tag = '**',
  extras,
}: {
  repository?: string;
  tag?: string;
  extras?: string;
} = {}) => ({
  repo_scope_mode: 'regular',
  scope_selectors: { repository: [{ decoration: 'repoMatches', kind: 'doublestar', pattern: repository }] },
  tag_selectors: [{ decoration: 'matches', kind: 'doublestar', pattern: tag, ...(extras !== undefined && { extras }) }],
});

/** An immutable rule of every tag, with what a test wants otherwise. */
export const ruleBody = (changes: Readonly<Record<string, unknown>> = {}) => {
  const { repo_scope_mode: _, ...selectors } = scopeRule();
  return {
    priority: 0,
    disabled: false,
    action: 'immutable',
    template: 'immutable_template',
    ...selectors,
    ...changes,
  };
};
