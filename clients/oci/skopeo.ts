import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileInLayout, writeLayout } from './files.ts';
import { debianPackage } from './install.ts';
import type { ContainerTool } from './tool.ts';

/** It does nothing without a policy, which comes with another package. */
const acceptAnything = (): void => {
  const folder = join(homedir(), '.config/containers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'policy.json'), '{"default":[{"type":"insecureAcceptAnything"}]}');
};

export const skopeo: ContainerTool = {
  name: 'skopeo',
  env: 'skopeo',
  installation: debianPackage('skopeo', 'skopeo'),
  artifact: { type: 'IMAGE', media_type: 'application/vnd.oci.image.config.v1+json' },
  removes: 'the artifact',
  steps: ({ host, run }) => {
    acceptAnything();
    return {
      login: (user, password) =>
        run('skopeo', 'login', '--tls-verify=false', host, '--username', user, '--password', password),
      push: (image, file) => {
        const layout = `oci:${writeLayout(`${file}.layout`, file)}:image`;
        return run('skopeo', 'copy', '--dest-tls-verify=false', layout, `docker://${image}`);
      },
      pull: async (image, into) => {
        const layout = join(into, 'layout');
        await run('skopeo', 'copy', '--src-tls-verify=false', `docker://${image}`, `oci:${layout}:image`);
        return fileInLayout(layout);
      },
      tags: (repository) => run('skopeo', 'list-tags', '--tls-verify=false', `docker://${repository}`),
      remove: (image) => run('skopeo', 'delete', '--tls-verify=false', `docker://${image}`),
    };
  },
};
