import type { Journal } from '../journal/journal.ts';
import type { WorldEntry } from '../world/entry.ts';
import { changesBetween, type Seen, seenOf } from './changes.ts';
import type { EventParts, FakeEvent } from './parts.ts';
import { idOf, type Position, positionNow, positionSince } from './position.ts';
import { rowsAfter } from './rows.ts';

export interface Watch {
  /** The world; left out, all of them. */
  readonly project_id?: string;
  /** The id of the last event that was read. */
  readonly since?: string;
}

/** Texts of events. Nobody who makes something happen knows of a stream: it looks for what is other than it was. */
export interface EventFeed {
  /** The events since it was last asked; empty if nothing has happened. */
  readonly next: () => string;
  /** Lets happen what is due in the worlds, as any look does. */
  readonly look: () => void;
}

const textOf = (id: string, event: FakeEvent): string =>
  `id: ${id}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at]);

export const createFeed = ({ project_id, since }: Watch, parts: EventParts): EventFeed => {
  const { worlds, observations, commit, nowMs, nextCommandId } = parts;
  const resumed = since === undefined ? positionNow(parts) : positionSince(since, parts);
  let position: Position = resumed ?? positionNow(parts);
  let seen = new Map<string, Seen>();
  let told: readonly string[] | undefined;

  const watched = (): readonly WorldEntry[] => {
    if (project_id === undefined) return worlds.all();
    const entry = worlds.byProject(project_id);
    return entry === undefined ? [] : [entry];
  };

  const worldEvents = (entries: readonly WorldEntry[]): readonly FakeEvent[] => {
    const project_ids = entries.map(({ tenant }) => tenant.project_id);
    const first = told === undefined;
    if (told !== undefined && isSameList(told, project_ids)) return [];
    told = project_ids;
    const reset: readonly FakeEvent[] = first && resumed === undefined ? [{ kind: 'reset', reason: 'stream' }] : [];
    return [...reset, { kind: 'worlds', project_ids }];
  };

  /** What has changed of each world since the last look; of one that is new, nothing has. */
  const changes = (entries: readonly WorldEntry[]): readonly FakeEvent[] => {
    const before = seen;
    seen = new Map(
      entries.map((entry) => {
        const { project_id: id } = entry.tenant;
        return [id, seenOf(entry, observations.of(id).journal)];
      }),
    );
    return [...seen].flatMap(([id, now]) => {
      const then = before.get(id);
      return then === undefined ? [] : changesBetween(then, now, id, nowMs());
    });
  };

  return {
    next: () => {
      const entries = watched();
      const events = [...worldEvents(entries), ...changes(entries)];
      const journals = new Map<string, Journal>([...seen].map(([id, { journal }]) => [id, journal]));
      const rows = rowsAfter(position, journals, observations);
      position = { ...positionNow(parts), seq: rows.seq };
      return [...events, ...rows.events].map((event) => textOf(idOf(position), event)).join('');
    },
    look: () => {
      for (const entry of watched())
        commit.read(
          { entry, commandId: nextCommandId() },
          () => {},
          () => {},
        );
    },
  };
};
