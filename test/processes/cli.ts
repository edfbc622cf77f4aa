/** The command line as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { useBundle } from './bundle.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
interface Run {
  readonly child: ChildProcess;
  /** Resolves when standard output matches; rejects if the process ends before. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly end: () => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

const started = (program: string, args: readonly string[], env: Readonly<Record<string, string>>): Run => {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    stderr += part;
  });
  const closed = once(child, 'close');
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(stdout);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`ended before ${pattern}: ${stdout}${stderr}`)));
      look();
    });
  const end = async () => {
    const [code] = await closed;
    return { code, stdout, stderr };
  };
  return { child, until, end };
};

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
  const run: Cli['run'] = (args, env = {}) => {
    const one = started(program, args, env);
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
