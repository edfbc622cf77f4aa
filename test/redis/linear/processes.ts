/** Replicas that are processes of their own: to be killed, paused, and started anew. */
import { onTestFinished } from 'vitest';
import { type Served, startVictim, type Victim } from '../../data/crash/process.ts';

interface Running extends Served {
  readonly pid: number;
  readonly victim: Victim;
}

export interface Processes {
  readonly live: () => readonly Running[];
  readonly kill: (index: number) => Promise<void>;
  /** Starts one in the place of one that was killed. */
  readonly start: (index: number) => Promise<void>;
  readonly pause: (index: number) => void;
  readonly resume: (index: number) => void;
}

export const startProcesses = async (program: string, url: string, count: number): Promise<Processes> => {
  const all: (Running | undefined)[] = [];
  const start = async (index: number): Promise<void> => {
    const victim = startVictim(program, ['--port', '0', '--redis', url, '--quiet', '--print', 'json']);
    const served = await victim.ready();
    if (served === undefined) throw new Error('it was killed by somebody else');
    all[index] = { ...served, pid: (served as Running).pid, victim };
  };
  const kill = async (index: number): Promise<void> => {
    const { victim } = all[index] ?? {};
    all[index] = undefined;
    await victim?.kill();
  };
  onTestFinished(async () => {
    for (const index of all.keys()) await kill(index);
  });
  for (let index = 0; index < count; index += 1) await start(index);
  const signal = (index: number, name: NodeJS.Signals): void => {
    const { pid } = all[index] ?? {};
    if (pid !== undefined) process.kill(pid, name);
  };
  return {
    live: () => all.filter((one) => one !== undefined),
    kill,
    start,
    pause: (index) => signal(index, 'SIGSTOP'),
    resume: (index) => signal(index, 'SIGCONT'),
  };
};
