/** Starts that are refused: each by a sentence, and with the folder as it was. */
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkData } from '../../mock/data/check.ts';
import { commandText } from '../../mock/data/commands.ts';
import { DataDamage, DataError } from '../../mock/data/error.ts';
import { keys } from '../../mock/data/record.ts';
import { dataFormat, rulesVersion } from '../../mock/data/rules.ts';
import { listSnapshots } from '../../mock/data/snapshot.ts';
import { createFakeSwr } from '../../mock/index.ts';
import { freshPath, startKept } from './kept.ts';
import { inStore, spoil, spoilRaw, use, usedFolder } from './used.ts';

const small = { seed: { instances: [{ name: 'i' }] } };

const refusal = async (folder: string): Promise<Error> => {
  try {
    await startKept(folder);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${folder} was not refused`);
};

/** It is damage: the start, a check and a second start say so, and mean the same. */
const expectDamage = async (folder: string, damage: string): Promise<void> => {
  const error = await refusal(folder);
  expect(error).toBeInstanceOf(DataDamage);
  expect(error.message).toContain(`${folder} is damaged: ${damage}`);
  expect(error.message).toContain(`\`fake-swr data repair ${folder}\``);
  expect(await checkData(folder)).toEqual({ isWhole: false, lines: [error.message] });
  expect((await refusal(folder)).message).toBe(error.message);
};

test('a folder is in use by one fake at a time, in this process or another', async () => {
  const folder = freshPath();
  const { close } = await startKept(folder);
  const said = `${folder} is in use by another process: stop that one, or choose another folder`;
  await expect(startKept(folder)).rejects.toThrow(said);
  await expect(createFakeSwr({ data: folder })).rejects.toThrow(DataError);
  await expect(checkData(folder)).rejects.toThrow(said);
  await close();
  await (await startKept(folder)).close();
});

test('a port that cannot be had leaves the folder free', async () => {
  const first = await createFakeSwr();
  const { port } = new URL(first.url);
  const folder = freshPath();
  await expect(createFakeSwr({ data: folder, port: Number(port) })).rejects.toThrow('EADDRINUSE');
  await first.close();
  await (await createFakeSwr({ data: folder })).close();
});

describe('another version', () => {
  const originWith = async (folder: string, more: object) => {
    const text = await inStore(folder, (store) => store.get(keys.origin));
    await spoil(folder, [{ key: keys.origin, value: JSON.stringify({ ...JSON.parse(text ?? ''), ...more }) }]);
  };

  test('a newer form is refused', async () => {
    const folder = await usedFolder([], small);
    await originWith(folder, { format: dataFormat + 1, version: '9.0.0' });
    expect((await refusal(folder)).message).toBe(
      `${folder} is of a newer fake-swr (made by 9.0.0; form ${dataFormat + 1}, this one knows ${dataFormat})`,
    );
  });

  const snapshotsBy = async (folder: string, rules: number) => {
    const all = await inStore(folder, listSnapshots);
    const value = JSON.stringify(all.map((snapshot) => ({ ...snapshot, rules })));
    await spoil(folder, [{ key: keys.snapshots, value }]);
  };

  test('a snapshot of older rules is begun with, and so are the commands behind it of these rules', async () => {
    const folder = await usedFolder(['one'], small);
    await snapshotsBy(folder, rulesVersion - 1);
    // Without a clean stop, the next start finds commands behind the older snapshot.
    const { log, call } = await startKept(folder);
    expect((await call('POST', '/_fake/clock', { advance: '1h' })).status).toBe(200);
    expect(log.status().position).toBe(3);
    await spoilStopped(folder, log.close);
    expect((await startKept(folder)).data).toMatchObject({ commands: 3 });
  });

  const spoilStopped = async (folder: string, close: () => Promise<void>) => {
    await close();
    const [first] = await inStore(folder, listSnapshots);
    await spoil(folder, [{ key: keys.snapshots, value: JSON.stringify([first]) }, { key: keys.stop }]);
  };

  test('a snapshot of newer rules is refused', async () => {
    const folder = await usedFolder(['one'], small);
    await snapshotsBy(folder, rulesVersion + 1);
    expect((await refusal(folder)).message).toMatch(/is of a newer fake-swr \(made by .*; rules of version 2, this/);
  });

  test.each([rulesVersion - 1, rulesVersion + 1])(
    'a command that follows rules of version %i is refused',
    async (rules) => {
      const folder = await usedFolder([], small);
      const command = { kind: 'tick', input: undefined, commandId: 'x' };
      const text = JSON.parse(commandText({ position: 2, atMs: 1, command }));
      await spoil(folder, [{ key: keys.command(2), value: JSON.stringify({ ...text, rules }) }]);
      const error = await refusal(folder);
      expect(error).not.toBeInstanceOf(DataDamage);
      expect(error.message).toContain(
        `the command at 2 follows the rules of version ${rules}, and this fake-swr those of`,
      );
    },
  );
});

describe('damage', () => {
  /** Without a snapshot that could stand in for a command. */
  const withoutSnapshot = async (): Promise<string> => {
    const folder = await usedFolder(['one', 'two', 'three'], small);
    await spoil(folder, [{ key: keys.snapshots, value: '[]' }]);
    return folder;
  };

  test('a gap is named', async () => {
    const folder = await withoutSnapshot();
    await spoil(folder, [{ key: keys.command(3) }]);
    await expectDamage(folder, 'the command at 3 is missing, and one at 4 is there');
  });

  test('an end that is missing is named', async () => {
    const folder = await withoutSnapshot();
    await spoil(folder, [{ key: keys.command(3) }, { key: keys.command(4) }]);
    await expectDamage(folder, 'commands were answered up to 4, and those after 2 are missing');
  });

  test('a checksum that is wrong is named', async () => {
    const folder = await withoutSnapshot();
    await spoilRaw(folder, keys.command(2), (value) => value.replace('one', 'eno'));
    await expectDamage(folder, 'command:0000000000000002 is not what was written');
  });

  test.each([
    ['missing', (path: string) => rmSync(path), 'its file answered is missing'],
    ['empty', (path: string) => truncateSync(path), 'its file answered is not what was written'],
    ['of something else', (path: string) => writeFileSync(path, 'x'.repeat(64)), 'its file answered is not what'],
  ])('a file answered that is %s is named', async (_, break_, damage) => {
    const folder = await usedFolder(['one'], small);
    break_(join(folder, 'answered'));
    await expectDamage(folder, damage);
  });

  test('a store that is gone is named, and is not begun anew', async () => {
    const folder = await usedFolder(['one'], small);
    rmSync(join(folder, 'store'), { recursive: true });
    await expectDamage(folder, 'Invalid argument');
  });

  test('the newest snapshot may be broken: the older and the commands behind it say the same', async () => {
    const folder = await usedFolder(['one'], small);
    await use(folder, ['two'], { snapshotEvery: { commands: 1, ms: 0 } });
    const newest = (await inStore(folder, listSnapshots)).at(-1);
    await spoil(folder, [{ key: keys.snapshotText(newest?.position ?? 0, 1) }]);
    const { data, call, close } = await startKept(folder);
    expect(data).toMatchObject({ commands: newest?.position, wasStopped: 'cleanly' });
    expect(data.replayed).toBeGreaterThan(0);
    const { body } = await call('GET', '/_fake/worlds');
    expect(JSON.parse(body).worlds).toHaveLength(1);
    await close();
  });
});

describe('what was given', () => {
  test.each([
    [{ seed: 'empty' }, 'seed is empty but the data in'],
    [{ keepExecutions: 7 }, 'keepExecutions is 7 but the data in'],
    [{ webhooks: 'deliver' as const }, 'webhooks is deliver but the data in'],
    [
      { profile: { 'paging.limit_out_of_range': 'clamp' as const } },
      'profile is {"paging.limit_out_of_range":"clamp"} but',
    ],
  ])('%j, when it began otherwise, is refused and leaves the folder free', async (options, said) => {
    const folder = await usedFolder(['one'], small);
    await expect(startKept(folder, options)).rejects.toThrow(said);
    expect((await startKept(folder)).data.wasStopped).toBe('cleanly');
  });
});
