import { join } from 'node:path';
import { classicSignature, policySignature } from './cosign-classic.ts';
import { fileInLayout, writeLayout } from './files.ts';
import { goProgram } from './install.ts';
import { insecure, keyPair, offline, verifies } from './sign.ts';
import type { ContainerTool } from './tool.ts';

/** It loads and saves images as layouts; what it attaches to one is a signature by a key of its own. */
export const cosign: ContainerTool = {
  name: 'cosign',
  env: 'cosign',
  slow: true,
  installation: goProgram('github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3'),
  artifact: { type: 'IMAGE', media_type: 'application/vnd.oci.image.config.v1+json' },
  accessory: 'signature.cosign',
  more: async (trial) => {
    await classicSignature(trial);
    await policySignature(trial);
  },
  steps: ({ host, run }) => ({
    login: (user, password) => run('cosign', 'login', host, '--username', user, '--password', password),
    push: (image, file) => run('cosign', 'load', ...insecure, '--dir', writeLayout(`${file}.layout`, file), image),
    pull: async (image, into) => {
      await run('cosign', 'save', ...insecure, '--dir', join(into, 'layout'), image);
      return fileInLayout(join(into, 'layout'));
    },
    attach: async (image) => {
      const { key, publicHalf } = await keyPair(run);
      await run('cosign', 'sign', ...insecure, ...offline, '--key', key, image);
      await verifies(run, image, publicHalf);
    },
    referrers: (image) => run('cosign', 'tree', ...insecure, image),
  }),
};
