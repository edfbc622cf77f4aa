import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from './machine/client.ts';
import { run, type Shell } from './shell.ts';

const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];

const fingerprintOf = ({ sources, prepare, built }: Client, version: string, cwd: string): string => {
  const hash = createHash('sha256').update(JSON.stringify([prepare, built, version]));
  for (const file of sources.flatMap((source) => filesOf(join(cwd, source))))
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};

/** Installs and builds a client, unless that was done before from the same files with the same language version. */
export const prepare = async (client: Client, version: string, shell: Shell): Promise<boolean> => {
  const stamp = resolve(shell.cwd, client.built, '.prepared');
  const fingerprint = fingerprintOf(client, version, shell.cwd);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return true;
  for (const command of client.prepare) {
    if (!(await run(command, shell)).ok) return false;
  }
  mkdirSync(resolve(shell.cwd, client.built), { recursive: true });
  writeFileSync(stamp, fingerprint);
  return true;
};
