import type { Host } from '../host/host.ts';
import { printable } from '../host/printable.ts';

export interface Progress {
  readonly began: (id: string) => void;
  readonly ended: (id: string, result: string) => void;
  readonly done: () => void;
}

const barWidth = 24;

/** On a terminal one line that is rewritten; elsewhere a line for whatever differs. */
export const createProgress = ({ write, terminal }: Pick<Host, 'write' | 'terminal'>, total: number): Progress => {
  let count = 0;
  let notPassed = 0;

  const line = (id: string): void => {
    const full = Math.round((count / total) * barWidth);
    const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
    const bad = notPassed === 0 ? '' : `  ${notPassed} not passed`;
    write(`\r\u001b[2K${bar} ${count}/${total}${bad}  ${printable(id).slice(0, 40)}`);
  };

  return {
    began: (id) => {
      if (terminal) line(id);
    },
    ended: (id, result) => {
      count += 1;
      if (!['passed', 'skipped'].includes(result)) notPassed += 1;
      if (terminal) line(id);
      else if (!['passed', 'skipped', 'known'].includes(result)) write(`${result.padEnd(7)} ${printable(id)}\n`);
    },
    done: () => {
      if (terminal) write('\r\u001b[2K');
    },
  };
};
