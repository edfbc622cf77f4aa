import { join } from 'node:path';
import { fileInLayout, writeLayout } from './files.ts';
import { goProgram } from './install.ts';
import type { ContainerTool } from './tool.ts';

/** Where a DELETE by tag is refused it moves the tag to a manifest of its own, and deletes that. */
export const regctl: ContainerTool = {
  name: 'regctl',
  installation: goProgram('github.com/regclient/regclient/cmd/regctl@v0.11.7'),
  artifact: { type: 'IMAGE', media_type: 'application/vnd.oci.image.config.v1+json' },
  removes: 'the tag',
  steps: ({ host, run }) => ({
    login: async (user, password) => {
      await run('regctl', 'registry', 'set', '--skip-check', '--tls', 'disabled', host);
      await run('regctl', 'registry', 'login', host, '--user', user, '--pass', password);
    },
    push: (image, file) =>
      run('regctl', 'image', 'copy', `ocidir://${writeLayout(`${file}.layout`, file)}:image`, image),
    pull: async (image, into) => {
      await run('regctl', 'image', 'copy', image, `ocidir://${join(into, 'layout')}:image`);
      return fileInLayout(join(into, 'layout'));
    },
    attach: (image, file) =>
      run(
        'regctl',
        'artifact',
        'put',
        '--artifact-type',
        'application/vnd.example.note',
        '--subject',
        image,
        '-f',
        file,
      ),
    referrers: (image) => run('regctl', 'artifact', 'list', image),
    tags: (repository) => run('regctl', 'tag', 'ls', repository),
    remove: (image) => run('regctl', image.includes('@') ? 'manifest' : 'tag', 'delete', image),
  }),
};
