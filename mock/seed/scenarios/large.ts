import type { Seed } from '../format/types.ts';

/** Ten thousand artifacts: enough to see whether a client pages. */
export const large: Seed = {
  instances: [
    {
      name: 'fake-swr-large',
      namespaces: [
        {
          name: 'library',
          metadata: { public: 'true' },
          generate: { repositories: 1500, artifacts: 4, tags: 2 },
          signature_policies: [{ name: 'sign-everything' }],
        },
        {
          name: 'platform',
          generate: { repositories: 400, artifacts: 10, tags: 1 },
          signature_policies: [{ name: 'sign-platform' }],
        },
      ],
    },
  ],
};
