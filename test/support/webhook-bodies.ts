import { scopeRule } from './bodies.ts';

export const target = {
  ...{ type: 'http', address: 'https://192.168.0.10/hooks', address_type: 'internal' },
  ...{ auth_header: 'Test:Header', skip_cert_verify: false },
};

/** The request that Terraform's acceptance test sends, with what a test wants otherwise. */
export const webhookBody = (changes: Readonly<Record<string, unknown>> = {}) => ({
  ...{ name: 'hook', description: 'desc', enabled: true, event_types: ['PUSH_ARTIFACT'] },
  ...{ targets: [target], scope_rules: [scopeRule()] },
  ...changes,
});
