import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { here } from './contender.ts';

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

/** Builds dist/ if it is not there or older than the sources. */
export const ensureBuilt = (): void => {
  const built = Math.min(changedAt(here('../dist/main.js')), changedAt(here('../dist/index.js')));
  if (built > newest(['../cli', '../mock', '../contracts', '../spec/generated'])) return;
  const { status } = spawnSync('npm', ['run', '--silent', 'build:js'], { cwd: here('..'), stdio: 'inherit' });
  if (status !== 0) throw new Error('npm run build:js failed');
};
