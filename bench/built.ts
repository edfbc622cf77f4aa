import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { here } from './common/contender.ts';

const changedAt = (path: string): number => {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
};

const newest = (directories: readonly string[]): number =>
  Math.max(
    ...directories.flatMap((directory) =>
      readdirSync(here(directory), { recursive: true, encoding: 'utf8' }).map((name) =>
        changedAt(here(`${directory}/${name}`)),
      ),
    ),
  );

/** Builds dist/ if it is not there, older than the sources or, where they are asked for, without source maps. */
export const ensureBuilt = ({ maps = false }: { readonly maps?: boolean } = {}): void => {
  const files = ['main.js', 'index.js', ...(maps ? ['main.js.map'] : [])];
  const built = Math.min(...files.map((file) => changedAt(here(`../dist/${file}`))));
  if (built > newest(['../cli', '../mock', '../contracts', '../spec/generated'])) return;
  const { status } = spawnSync('npm', ['run', '--silent', 'build:js', ...(maps ? ['--', '--maps'] : [])], {
    cwd: here('..'),
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('npm run build:js failed');
};
