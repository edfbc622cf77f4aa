import { join } from 'node:path';
import { fileInLayout, tarOf } from './files.ts';
import { goProgram } from './install.ts';
import type { ContainerTool } from './tool.ts';

/** It takes http on loopback without being told. */
export const crane: ContainerTool = {
  name: 'crane',
  env: 'crane',
  installation: goProgram('github.com/google/go-containerregistry/cmd/crane@v0.22.1'),
  artifact: { type: 'IMAGE', media_type: 'application/vnd.oci.image.config.v1+json' },
  removes: 'the tag',
  failsAtHarbor: true,
  steps: ({ host, folder, run }) => ({
    login: (user, password) => run('crane', 'auth', 'login', host, '--username', user, '--password', password),
    push: (image, file) => run('crane', 'append', '--oci-empty-base', '-f', tarOf(folder, file), '-t', image),
    pull: async (image, into) => {
      await run('crane', 'pull', '--format=oci', image, join(into, 'layout'));
      return fileInLayout(join(into, 'layout'));
    },
    tags: (repository) => run('crane', 'ls', repository),
    remove: (image) => run('crane', 'delete', image),
  }),
};
