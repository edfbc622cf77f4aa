import { type ChildProcess, fork } from 'node:child_process';
import { here } from '../common/contender.ts';

/** How a fake is after its garbage was collected. */
export interface Condition {
  readonly heapBytes: number;
  /** Outside of the heap: journals, above all. */
  readonly bufferBytes: number;
  readonly residentBytes: number;
  /** What keeps its process alive: sockets, timers. */
  readonly resources: number;
  /** Undefined where there is no /proc. */
  readonly files?: number;
  readonly bugs: readonly string[];
}

export interface WatchedFake {
  readonly url: string;
  readonly condition: () => Promise<Condition>;
  readonly stop: () => void;
}

const said = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the fake ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });

/** The fake of dist/ in a process of its own. */
export const startWatchedFake = async (): Promise<WatchedFake> => {
  const child = fork(here('servers/endurance.mjs'), { execArgv: ['--expose-gc'] });
  const { url } = await said<{ readonly url: string }>(child);
  return {
    url,
    condition: () => {
      child.send('condition');
      return said<Condition>(child);
    },
    stop: () => child.disconnect(),
  };
};
