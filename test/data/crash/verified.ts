import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openData } from '../../../mock/data/open.ts';
import type { Accepted } from '../../../mock/log/log.ts';
import { manualClock } from '../../../mock/world/kernel/clock.ts';
import { call } from '../../world/replay/call.ts';
import { disarm, perform } from '../../world/replay/perform.ts';
import { type Recorded, startRecorded } from '../../world/replay/recorded.ts';
import { everything } from '../../world/replay/steps.ts';
import { freshPath, startKept } from '../kept.ts';
import type { Answered } from './clients.ts';
import { commandsIn } from './trace.ts';

export interface Place {
  readonly folder: string;
  readonly history: History;
}

/** All commands that the folder was ever answered for, from the first on. */
export class History {
  readonly all: Accepted[] = [];

  /** Takes what a process left: commands that were seen before must be the same. */
  take(entries: readonly Accepted[]): void {
    for (const entry of entries) {
      const known = this.all[entry.position - 1];
      if (known === undefined) {
        expect(entry.position, 'a command is missing').toBe(this.all.length + 1);
        this.all.push(JSON.parse(JSON.stringify(entry)));
      } else expect(JSON.parse(JSON.stringify(entry))).toEqual(known);
    }
  }
}

const everyRead = async (fake: Pick<Recorded, 'call' | 'clock'>): Promise<readonly string[]> => {
  await perform(fake, [disarm]);
  const { worlds } = JSON.parse((await fake.call('GET', '/_fake/worlds')).body);
  const snapshots = worlds.map(({ project_id }: { readonly project_id: string }) =>
    call('GET', `/_fake/worlds/${project_id}/snapshot`),
  );
  return perform(fake, [...everything, ...snapshots]);
};

const checkBlobs = (folder: string, taken: ReadonlyMap<string, Buffer>): void => {
  const path = join(folder, 'blobs', 'sha256');
  const names = existsSync(path) ? readdirSync(path) : [];
  for (const name of names)
    expect(
      createHash('sha256')
        .update(readFileSync(join(path, name)))
        .digest('hex'),
    ).toBe(name);
  for (const digest of taken.keys()) expect(names, 'a blob is missing').toContain(digest.slice('sha256:'.length));
};

/**
 * Looks at a copy of what a killed process left: everything answered is in it, and every read of it is that of a fake in
 * memory which was given the same commands.
 */
export const verified = async ({ folder, history }: Place, trace: string, answered: Answered): Promise<void> => {
  if (!existsSync(folder)) return;
  const before = history.all.length;
  const copy = freshPath();
  cpSync(folder, copy, { recursive: true });
  const traced = commandsIn(trace);
  const { store, held, last } = await openData(copy, {});
  await store.close();
  history.take(traced.filter(({ position }) => position > before));
  history.take(held);
  expect(history.all.length, 'the folder has fewer commands than were answered').toBe(last.position);
  const ids = new Set(history.all.slice(before).map(({ command }) => command.commandId));
  expect([...answered.writes].filter(([id]) => !ids.has(id))).toEqual([]);
  expect(answered.wrong).toEqual([]);
  checkBlobs(copy, answered.blobs);
  if (last.position === 0) return;
  const clock = () => manualClock(new Date(last.atMs + 1).toISOString());
  const restored = await startKept(copy, { clock: clock() });
  const model = await startRecorded(history.all, clock());
  expect(await everyRead(restored)).toEqual(await everyRead(model));
  expect(restored.bugs).toEqual([]);
  await restored.close();
  rmSync(copy, { recursive: true });
};
