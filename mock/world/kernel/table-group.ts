import { Counter } from './counter.ts';
import { Table } from './table.ts';

type Part = Table<unknown> | Counter;

/** Every table and counter of a group with its name; those of a group within it as `<group>.<name>`. */
export const partsOf = (group: object, prefix = ''): readonly (readonly [string, Part])[] =>
  Object.entries(group).flatMap(([name, part]): readonly (readonly [string, Part])[] =>
    part instanceof Table || part instanceof Counter
      ? [[`${prefix}${name}`, part]]
      : partsOf(part, `${prefix}${name}.`),
  );

/** Tables that hold the same; neither sees what the other changes from now on. */
export const forkTables = <Tables extends object>(group: Tables): Tables =>
  Object.fromEntries(
    Object.entries(group).map(([name, part]) => [
      name,
      part instanceof Table || part instanceof Counter ? part.fork() : forkTables(part),
    ]),
  ) as Tables;

/** A text that follows from what tables and counters hold. */
export const digestOfTables = (group: object): string =>
  partsOf(group)
    .map(([name, part]) => `${name} ${part instanceof Table ? `${part.digest} ${part.lastId}` : part.last}`)
    .join('\n');
