import type { WritableEntry } from './entry.ts';
import { createProfile, givenOf } from './kernel/profile.ts';
import { restoreText, type Snapshot, snapshotOf } from './kernel/snapshot.ts';
import { forkTables } from './kernel/table-group.ts';
import type { State } from './state.ts';
import { createTables } from './tables.ts';

// A whole state as a row of short texts, so that writing one never holds the process up for long.

interface Facts extends Omit<WritableEntry, 'tables' | 'beginning' | 'profile'> {
  /** What differs from the defaults. */
  readonly profile: Readonly<Record<string, unknown>>;
}

type Counters = Required<Snapshot>['counters'];
type Side = 'beginning' | 'tables';

/** What a text begins with; the rows of a table follow in a line of their own. */
type Head =
  | { readonly kind: 'state'; readonly lastNumber: number }
  | { readonly kind: 'world'; readonly facts: Facts; readonly counters: Readonly<Record<Side, Counters>> }
  | { readonly kind: 'rows'; readonly side: Side; readonly table: string };

const rowsInText = 500;

const headText = (head: Head): string => JSON.stringify(head);

/** What is kept of a world beside its tables, as plain data. */
export const factsOf = ({ tables: _, beginning: __, profile, ...facts }: WritableEntry): Facts => ({
  ...facts,
  profile: givenOf(profile),
});

interface Captured {
  readonly facts: Facts;
  readonly sides: Readonly<Record<Side, Required<Snapshot>>>;
}

const captured = (entry: WritableEntry): Captured => ({
  facts: factsOf(entry),
  sides: { beginning: snapshotOf(entry.beginning), tables: snapshotOf(entry.tables) },
});

const areSame = (rows: readonly unknown[], others: readonly unknown[]): boolean =>
  rows.length === others.length && rows.every((row, index) => row === others[index]);

function* rowTexts(side: Side, table: string, rows: readonly unknown[]): Generator<string> {
  for (let from = 0; from === 0 || from < rows.length; from += rowsInText)
    yield `${headText({ kind: 'rows', side, table })}\n${JSON.stringify(rows.slice(from, from + rowsInText))}`;
}

function* textsOfWorld({ facts, sides: { beginning, tables } }: Captured): Generator<string> {
  const counters = { beginning: beginning.counters, tables: tables.counters };
  yield headText({ kind: 'world', facts, counters });
  for (const [table, rows] of Object.entries(beginning.tables))
    if (rows.length > 0) yield* rowTexts('beginning', table, rows);
  for (const [table, rows] of Object.entries(tables.tables))
    if (!areSame(rows, beginning.tables[table] ?? [])) yield* rowTexts('tables', table, rows);
}

/** The texts of a state as it is now: rows are never changed, so the texts can be written while the state goes on. */
export const savedTexts = (state: State): Iterable<string> => {
  const worlds = state.entries().map(captured);
  const first = headText({ kind: 'state', lastNumber: state.numbers.last });
  return (function* () {
    yield first;
    for (const world of worlds) yield* textsOfWorld(world);
  })();
};

type Texts = Record<string, string[]>;

interface Read {
  readonly facts: Facts;
  readonly counters: Readonly<Record<Side, Counters>>;
  readonly texts: Readonly<Record<Side, Texts>>;
}

const entered = ({ facts, counters, texts }: Read): WritableEntry => {
  const beginning = restoreText(createTables(), { tables: texts.beginning, counters: counters.beginning });
  const tables = restoreText(forkTables(beginning), { tables: texts.tables, counters: counters.tables });
  return { ...facts, profile: createProfile(facts.profile), beginning, tables };
};

const readHead = (text: string, end: number): Head => JSON.parse(end < 0 ? text : text.slice(0, end));

/** Gives an empty state what the texts hold. The rows of a table are read when it is first looked into. */
export const restoreTexts = (state: State, texts: Iterable<string>): void => {
  const worlds: Read[] = [];
  for (const text of texts) {
    const end = text.indexOf('\n');
    const head = readHead(text, end);
    if (head.kind === 'state') state.numbers.claim(head.lastNumber);
    else if (head.kind === 'world')
      worlds.push({ facts: head.facts, counters: head.counters, texts: { beginning: {}, tables: {} } });
    else {
      const side = worlds.at(-1)?.texts[head.side] ?? {};
      side[head.table] = [...(side[head.table] ?? []), text.slice(end + 1)];
    }
  }
  for (const world of worlds) state.enter(entered(world));
};
