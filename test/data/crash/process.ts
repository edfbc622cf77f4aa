import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Served {
  readonly url: string;
  readonly token: string;
}

/** A fake as a process of its own, that ends by being killed. */
export interface Victim {
  /** Resolves when it serves; to undefined if it was killed before. Rejects if it ended by itself. */
  readonly ready: () => Promise<Served | undefined>;
  /** Rejects if it ended by itself before. */
  readonly kill: () => Promise<void>;
}

const servedIn = (line: string): Served | undefined => (line.includes('\n') ? JSON.parse(line) : undefined);

export const startVictim = (program: string, args: readonly string[]): Victim => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let [stdout, stderr] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const served = new Promise<Served>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      const found = servedIn(stdout);
      if (found !== undefined) resolve(found);
    });
  });
  const ended = async (): Promise<undefined> => {
    const [code] = await closed;
    if (code !== null) throw new Error(`it ended by itself with ${code}: ${stderr}`);
    return undefined;
  };
  const end = ended();
  // Whoever waits for it later is told.
  end.catch(() => undefined);
  return {
    ready: () => Promise.race([served, end]),
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
  };
};
