import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const ticksPerSecond = 100;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** To the nanosecond, where the kernel keeps it: the sum over the threads that live. */
const scheduledSecondsOf = (pid: number): number | undefined => {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanos = threads.map((thread) => Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0]));
    const sum = nanos.reduce((all, each) => all + each, 0);
    return sum > 0 ? sum / 1e9 : undefined;
  } catch {
    return undefined;
  }
};

/** To a hundredth of a second. */
const tickedSecondsOf = (pid: number): number | undefined => {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // utime and stime are the 14th and 15th field; the second, the name, may hold spaces and ends with a bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

/** Seconds of processor time that a process has had; undefined where there is no /proc. */
export const cpuSecondsOf = (pid: number): number | undefined => scheduledSecondsOf(pid) ?? tickedSecondsOf(pid);

/** Resident memory in MB. */
export const residentMbOf = (pid: number): number => {
  const status = read(`/proc/${pid}/status`);
  const kb = status === undefined ? undefined : /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  const asked = kb ?? spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Number(asked) / 1024;
};

/** From now on the most resident memory of a process is counted anew. False where the kernel does not do that. */
export const resetPeak = (pid: number): boolean => {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch {
    return false;
  }
};

/** The most resident memory that a process has had, in MB. */
export const peakMbOf = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1]) / 1024;
