import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Measured, Started } from './server.ts';

export interface StormedFake extends Started {
  readonly url: string;
  readonly measure: () => Promise<Measured>;
  readonly stop: () => void;
}

const said = async <T>(child: ChildProcess): Promise<T> => {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the fake ended with ${code}`))),
  ]);
  return message as T;
};

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
