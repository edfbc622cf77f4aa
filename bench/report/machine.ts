import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { pinning } from '../measure/pin.ts';

const systemName = (): string => {
  try {
    const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    return name ?? type();
  } catch {
    return type();
  }
};

/** What the numbers depend on. */
export const describeMachine = (load: string): readonly (readonly [string, string])[] => [
  ['processor', `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
  ['memory', `${Math.round(totalmem() / 2 ** 30)} GB`],
  ['system', `${systemName()}, ${type()} ${release()}`],
  ['Node', process.version],
  ['load', load],
  ['cores', pinning],
  ['load average before', loadavg()[0]?.toFixed(2) ?? 'unknown'],
];
