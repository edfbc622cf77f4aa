import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import { fileInLayout, writeLayout } from './files.ts';
import { debianPackage } from './install.ts';
import type { ContainerTool } from './tool.ts';

/** Its client has no login: it is told the credentials with each command. */
export const containerd: ContainerTool = {
  name: 'containerd',
  env: 'containerd',
  optional: true,
  installation: debianPackage('containerd', 'containerd'),
  artifact: { type: 'IMAGE', media_type: 'application/vnd.oci.image.config.v1+json' },
  start: ({ folder, run }) => {
    const socket = join(folder, 'containerd.sock');
    Object.assign(process.env, { CONTAINERD_ADDRESS: socket, CONTAINERD_SNAPSHOTTER: 'native' });
    return startDaemon({
      program: 'containerd',
      args: ['--address', socket, '--root', join(folder, 'root'), '--state', join(folder, 'state')],
      log: join(folder, 'containerd.log'),
      ping: () => run('ctr', 'version'),
    });
  },
  steps: ({ folder, run }) => {
    let credentials = ':';
    const images = (verb: string, ...args: readonly string[]) => run('ctr', 'images', verb, ...args);
    const overHttp = () => ['--plain-http', '--user', credentials];
    return {
      login: async (user, password) => {
        credentials = `${user}:${password}`;
      },
      push: async (image, file) => {
        const archive = join(folder, 'layout.tar');
        await run(
          'tar',
          '-C',
          writeLayout(`${file}.layout`, file),
          '-cf',
          archive,
          'blobs',
          'index.json',
          'oci-layout',
        );
        await images('import', '--base-name', 'imported', archive);
        await images('tag', '--force', 'imported:image', image);
        await images('push', ...overHttp(), image);
      },
      pull: async (image, into) => {
        const [archive, layout] = [join(into, 'image.tar'), join(into, 'layout')];
        await images('remove', '--sync', image, 'imported:image');
        await images('pull', ...overHttp(), image);
        await images('export', archive, image);
        mkdirSync(layout);
        await run('tar', '-C', layout, '-xf', archive);
        return fileInLayout(layout);
      },
    };
  },
};
