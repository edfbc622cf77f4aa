import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server, startServer } from '../measure/server.ts';
import type { Place, RegistryContender } from './contender.ts';

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** In memory where there is such a file system: distribution syncs each blob, and disks are not what is compared. */
export const storage = isFolder('/dev/shm') ? '/dev/shm' : tmpdir();

const repository = 'bench/images';

export interface StartedRegistry {
  readonly server: Server;
  readonly place: Place;
}

/** Runs a step with a registry that is new, empty and logged in to. */
export const withRegistry = async <Value>(
  { name, command, first, login }: RegistryContender,
  step: (started: StartedRegistry) => Promise<Value>,
): Promise<Value> => {
  const folder = mkdtempSync(join(storage, 'fake-swr-bench-'));
  try {
    const server = await startServer({
      ...{ name: `registry-${name}`, first, headers: {} },
      command: (port) => command(port, folder),
    });
    try {
      const { url } = server;
      const headers = (await login?.(url, repository)) ?? {};
      return await step({ server, place: { url, repository, headers } });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
