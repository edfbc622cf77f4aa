import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here } from '../common/contender.ts';
import { say } from '../common/progress.ts';

const root = here('..');

/** Runs a program and returns what it printed; throws with its standard error. */
const output = (file: string, args: readonly string[], cwd = root): string => {
  const { status, error, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(`${file} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
};

const lockOf = (directory: string): string => readFileSync(join(directory, 'package-lock.json'), 'utf8');

/** The packages that are here already, where the commit asks for the same; else its own. */
const install = (directory: string): void => {
  if (lockOf(directory) === lockOf(root)) symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  else {
    say('its package-lock.json is another: npm ci');
    output('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], directory);
  }
};

export interface Checkout {
  /** The first digits of the commit's hash. */
  readonly commit: string;
  readonly dist: string;
  readonly remove: () => void;
}

/** Builds a commit in a temporary worktree of its own. Throws a TypeError if there is no such commit. */
export const checkOut = (commit: string): Checkout => {
  const found = spawnSync('git', ['rev-parse', '--verify', '--short', `${commit}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  });
  if (found.status !== 0) throw new TypeError(`--against is ${commit}, which git does not know as a commit`);
  const short = found.stdout.trim();
  const directory = mkdtempSync(join(tmpdir(), `fake-swr-${short}-`));
  const remove = (): void => {
    // Fails where there was no worktree yet, and leaves the folder then.
    spawnSync('git', ['worktree', 'remove', '--force', directory], { cwd: root });
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('SIGINT', () => {
    remove();
    process.exit(130);
  });
  try {
    say(`building ${short}`);
    output('git', ['worktree', 'add', '--quiet', '--detach', directory, short]);
    install(directory);
    output('npm', ['run', '--silent', 'build:js'], directory);
  } catch (error) {
    remove();
    throw error;
  }
  return { commit: short, dist: join(directory, 'dist'), remove };
};
