import { basename } from 'node:path';
import { onlyFileIn } from './files.ts';
import { goProgram } from './install.ts';
import type { ContainerTool } from './tool.ts';

export const oras: ContainerTool = {
  name: 'oras',
  env: 'oras',
  installation: goProgram('oras.land/oras/cmd/oras@v1.3.6'),
  artifact: { type: 'UNKNOWN', media_type: 'application/vnd.oci.empty.v1+json' },
  removes: 'the artifact',
  steps: ({ host, run }) => ({
    login: (user, password) => run('oras', 'login', '--plain-http', host, '--username', user, '--password', password),
    push: (image, file) => run('oras', 'push', '--plain-http', image, basename(file)),
    pull: async (image, into) => {
      await run('oras', 'pull', '--plain-http', '--output', into, image);
      return onlyFileIn(into);
    },
    attach: (image, file) =>
      run('oras', 'attach', '--plain-http', '--artifact-type', 'application/vnd.example.note', image, basename(file)),
    referrers: (image) => run('oras', 'discover', '--plain-http', image),
    tags: (repository) => run('oras', 'repo', 'tags', '--plain-http', repository),
    remove: (image) => run('oras', 'manifest', 'delete', '--plain-http', '--force', image),
  }),
};
