import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../machine/cache.ts';
import type { Installation } from './tool.ts';

/** A program in Go, built from the module proxy: `module@version`, a folder of which is the command. */
export const goProgram = (command: string): Installation => {
  const [path = '', version = ''] = command.split('@');
  const built = cacheFolder(`${path.slice(path.lastIndexOf('/') + 1)}-${version}`);
  return {
    ...{ language: 'Go', version, built, path: built },
    tools: [{ name: 'go', asks: ['go', 'version'], atLeast: '1.21' }],
    prepare: [['env', `GOBIN=${built}`, 'go', 'install', command]],
  };
};

export const pythonPackage = (name: string, version: string): Installation => {
  const built = cacheFolder(`python-${name}-${version}`);
  const path = join(built, 'bin');
  return {
    ...{ language: 'Python', version, built, path },
    tools: [
      { name: 'python3', asks: ['python3', '--version'], atLeast: '3.9' },
      { name: 'python3-venv', asks: ['python3', '-c', 'import ensurepip, venv'] },
    ],
    prepare: [
      ['python3', '-m', 'venv', '--clear', built],
      [join(path, 'python'), '-m', 'pip', 'install', `${name}==${version}`],
    ],
  };
};

/** A program that is there already, or is not to be had. */
export const installed = (program: string): Installation => ({
  ...{ language: 'installed', version: '', built: cacheFolder(program), path: '', prepare: [] },
  tools: [{ name: program, asks: [program, '--version'] }],
});

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** A package of Debian, whose programs are on the path or are unpacked into the cache without being installed. */
export const debianPackage = (name: string, program: string): Installation => {
  if (isOnPath(program)) return installed(program);
  const built = cacheFolder(`debian-${name}`);
  return {
    ...{ language: 'Debian', version: '', built },
    path: ['usr/bin', 'usr/sbin', 'sbin'].map((folder) => join(built, folder)).join(delimiter),
    tools: [
      { name: 'Debian', asks: ['cat', '/etc/debian_version'] },
      { name: 'apt-get', asks: ['apt-get', '--version'] },
      { name: 'dpkg', asks: ['dpkg', '--version'] },
    ],
    prepare: [['bash', 'unpack.sh', built, name]],
  };
};

/** What leads a program to the libraries that were unpacked with it. */
export const librariesIn = (built: string): Readonly<Record<string, string>> => {
  const root = join(built, 'usr/lib');
  const names = existsSync(root) ? readdirSync(root).filter((name) => name.endsWith('-linux-gnu')) : [];
  return names.length === 0 ? {} : { LD_LIBRARY_PATH: names.map((name) => join(root, name)).join(delimiter) };
};
