/** The command line as a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { useBundle } from './bundle.ts';
import { type Run, runProgramFile } from './program-file.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** A fake that serves: its address and what its banner says. */
interface Served extends Run {
  readonly said: string;
  readonly url: string;
}

export interface Cli {
  readonly folder: string;
  /** The path of what `run` runs. */
  readonly program: string;
  readonly fileWith: (name: string, text: string) => string;
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Run;
  /** On a free port, unless it is told another. */
  readonly serve: (args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Served>;
}

/** For the test file that asks: its folder and its processes are gone when its tests end. */
export const useCli = (): Cli => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-cli-'));
  const program = join(useBundle(), 'main.js');
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  const fileWith: Cli['fileWith'] = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const started = runProgramFile(program, cwd);
  const run: Cli['run'] = (args, env) => {
    const one = started(args, env);
    children.push(one.child);
    return one;
  };
  const serve: Cli['serve'] = async (args = [], env = { FAKE_SWR_PORT: '0' }) => {
    const fake = run(args, env);
    const [said, url = ''] = await fake.until(/^fake-swr [\s\S]*endpoint +(\S+)[\s\S]*Ctrl-C/m);
    return { ...fake, said, url };
  };
  return { folder, program, fileWith, run, serve };
};
