import { setTimeout as after } from 'node:timers/promises';

const stepMs = 2000;
const lookMs = 50;

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const endsWithin = async (pid: number, ms: number): Promise<boolean> => {
  for (const until = Date.now() + ms; Date.now() < until; await after(lookMs)) if (!lives(pid)) return true;
  return !lives(pid);
};

const serves = (url: string): Promise<boolean> =>
  fetch(`${url}/_fake/health`, { signal: AbortSignal.timeout(stepMs) }).then(
    () => true,
    ({ name }: Error) => name === 'TimeoutError',
  );

/** Whether it was there to be stopped. A process that no longer serves may have left its number to another. */
export const stopFake = async (pid: number, url: string): Promise<boolean> => {
  if (!lives(pid) || !(await serves(url))) return false;
  process.kill(pid, 'SIGTERM');
  if (await endsWithin(pid, stepMs)) return true;
  if (lives(pid)) process.kill(pid, 'SIGKILL');
  await endsWithin(pid, stepMs);
  return true;
};
