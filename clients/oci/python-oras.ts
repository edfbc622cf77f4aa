import { basename, join } from 'node:path';
import { onlyFileIn } from './files.ts';
import { pythonPackage } from './install.ts';
import type { ContainerTool } from './tool.ts';

const program = join(import.meta.dirname, 'oras_client.py');

export const pythonOras: ContainerTool = {
  name: 'python-oras',
  installation: pythonPackage('oras', '0.2.43'),
  artifact: { type: 'UNKNOWN', media_type: 'application/vnd.unknown.config.v1+json' },
  removes: 'the artifact',
  steps: ({ host, run }) => {
    const ask = (verb: string, ...args: readonly string[]) => run('python', program, verb, host, ...args);
    return {
      login: (user, password) => ask('login', user, password),
      push: (image, file) => ask('push', image, basename(file)),
      pull: async (image, into) => {
        await ask('pull', image, into);
        return onlyFileIn(into);
      },
      attach: (image, file) => ask('attach', image, 'note', basename(file)),
      tags: (repository) => ask('tags', repository),
      remove: (image) => ask('delete', image),
    };
  },
};
