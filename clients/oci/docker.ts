import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import { tarOf, untar } from './files.ts';
import { debianPackage } from './install.ts';
import type { ContainerTool } from './tool.ts';

/**
 * A daemon of its own, without a network: it runs no container. It takes http on loopback without being told.
 * It tries a push that is answered 404 five times, for 50 s.
 */
export const docker: ContainerTool = {
  name: 'docker',
  env: 'docker',
  optional: true,
  installation: debianPackage('docker.io', 'dockerd'),
  artifact: { type: 'IMAGE', media_type: 'application/vnd.docker.container.image.v1+json' },
  start: ({ folder, run }) => {
    const socket = `unix://${join(folder, 'docker.sock')}`;
    process.env.DOCKER_HOST = socket;
    const roots = ['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')];
    const isolated = ['--iptables=false', '--ip6tables=false', '--bridge=none', '--storage-driver=vfs'];
    return startDaemon({
      program: 'dockerd',
      args: ['--host', socket, '--pidfile', join(folder, 'docker.pid'), ...roots, ...isolated],
      log: join(folder, 'dockerd.log'),
      ping: () => run('docker', 'version'),
    });
  },
  steps: ({ host, folder, run }) => ({
    login: (user, password) => run('docker', 'login', host, '--username', user, '--password', password),
    push: async (image, file) => {
      await run('docker', 'import', tarOf(folder, file), image);
      await run('docker', 'push', image);
    },
    pull: async (image, into) => {
      await run('docker', 'image', 'prune', '--all', '--force');
      await run('docker', 'pull', image);
      const container = (await run('docker', 'create', image, 'nothing')).trim();
      await run('docker', 'export', container, '--output', join(into, 'export.tar'));
      await run('docker', 'rm', container);
      return untar(into, join(into, 'export.tar'));
    },
  }),
};
