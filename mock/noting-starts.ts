import type { StartedRun, Starts } from './journal/starts.ts';
import type { Apply, Applying } from './world/commit.ts';
import { runFamilies } from './world/tables.ts';

type Kinds = (kind: string) => Apply | undefined;

const lastIdsOf = ({ entry }: Applying): readonly number[] =>
  runFamilies.map((family) => entry.tables[family].executions.lastId);

const between = (before: readonly number[], applying: Applying): readonly StartedRun[] => {
  const { project_id } = applying.entry.tenant;
  const after = lastIdsOf(applying);
  return runFamilies.flatMap((family, at) => {
    const [last, first] = [after[at] ?? 0, (before[at] ?? 0) + 1];
    return Array.from({ length: last - first + 1 }, (_, index) => ({ project_id, family, id: first + index }));
  });
};

/** The ids of requests; a call of the control plane has another, and is in no journal. */
const isRequest = (commandId: string): boolean => /^[0-9a-f]{32}$/.test(commandId);

/** Commands that note which executions they start, by their id: that of a request, if it was one. */
export const notingStarts =
  (kinds: Kinds, { note }: Starts): Kinds =>
  (kind) => {
    const apply = kinds(kind);
    if (apply === undefined) return undefined;
    return (input, applying) => {
      // A command for all worlds has none of its own, and starts nothing.
      if (applying.entry === undefined || !isRequest(applying.commandId)) return apply(input, applying);
      const before = lastIdsOf(applying);
      const value = apply(input, applying);
      const runs = between(before, applying);
      if (runs.length > 0) note(applying.commandId, runs);
      return value;
    };
  };
