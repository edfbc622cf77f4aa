import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measured, Started } from './server.ts';

export interface StormedFake extends Started {
  readonly url: string;
  readonly measure: () => Promise<Measured>;
  readonly stop: () => void;
}

/** The next thing that the fake says. */
const said = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the fake ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });

export const startStormedFake = async (): Promise<StormedFake> => {
  const execArgv = ['--expose-gc', '--import', 'tsx'];
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { execArgv });
  const ports = await said<Started>(child);
  return {
    ...ports,
    url: `http://127.0.0.1:${ports.http}`,
    measure: () => {
      child.send('measure');
      return said<Measured>(child);
    },
    stop: () => child.disconnect(),
  };
};
