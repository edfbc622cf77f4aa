/** Whose world the fake serves unless a seed says otherwise. Not secret: printed at start and in the README. */
export const demoTenant = {
  region: 'cn-north-4',
  project_id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  domain_id: 'd0000000000000000000000000000001',
  instance_id: '11111111-2222-4333-8444-555555555555',
  domain_name: 'fake-swr-demo',
  user_name: 'demo',
  password: 'fake-swr-demo-password',
  /** Logs in to the registry, with the same password. */
  registry_user: 'fake-swr-demo',
  ak: 'FAKESWRDEMOACCESSKEY',
  sk: 'fake-swr-demo-secret-key-not-a-secret-00',
  token: 'fake-swr-demo-token',
} as const;
