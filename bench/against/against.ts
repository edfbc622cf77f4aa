import { here } from '../common/contender.ts';
import { checkOut } from './checkout.ts';
import { measureBuilds } from './measure.ts';
import { againstTable, holds } from './table.ts';

export interface AgainstOptions {
  readonly commit: string;
  /** Fewer rounds. */
  readonly quick: boolean;
}

/** Whether the working tree's build is within the limits beside a commit's; prints the table. */
export const against = async ({ commit, ...flags }: AgainstOptions): Promise<boolean> => {
  const before = checkOut(commit);
  try {
    const now = { name: 'now', dist: here('../dist') } as const;
    const rows = await measureBuilds({ before: { name: 'before', dist: before.dist }, now }, flags);
    process.stdout.write(`\n${againstTable(before.commit, rows)}\n`);
    process.stdout.write(
      '\nTimes are processor time, where that can be read; further control verbs are timed by the clock.\n',
    );
    return rows.every(holds);
  } finally {
    before.remove();
  }
};
