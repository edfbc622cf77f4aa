import type { Seed } from '../format/types.ts';

/** A new instance: it has a public namespace `library` and nothing else. Source: user guide; Terraform's tests rely on it. */
export const empty: Seed = {
  instances: [{ name: 'fake-swr', namespaces: [{ name: 'library', metadata: { public: 'true' } }] }],
};
