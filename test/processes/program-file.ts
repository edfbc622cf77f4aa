/** A program of Node as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Run {
  readonly child: ChildProcess;
  /** Resolves when standard output matches; rejects if the process ends before. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly end: () => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Runs the program in that folder, with the arguments and what is added to the environment. */
export const runProgramFile =
  (program: string, cwd: string) =>
  (args: readonly string[], env: Readonly<Record<string, string>> = {}): Run => {
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
