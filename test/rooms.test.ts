import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { roomProblems } from '../scripts/rooms/check.ts';
import { rooms } from '../scripts/rooms/rooms.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('what is common to all families does not speak of one', () => {
  const common = ['mock/world/kernel', 'mock/world/policies', 'mock/world/executions', 'mock/faults', 'mock/journal'];

  test.each(common)('%s names no signature and no signing', (folder) => {
    const files = filesBelow(folder);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => /signature|signing/i.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

test('each room is listed once', () => {
  const names = rooms.map(({ folder, files = [] }) => [folder, ...files].join(' '));
  expect(new Set(names).size).toBe(names.length);
});

/** What the check says of a project of these files. */
const problemsOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-rooms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return roomProblems(folder, { folders: ['mock'] });
};

const nothing = 'export const nothing = {};';
const imports = (...names: readonly string[]): string => names.map((name) => `import '${name}';`).join('\n');

describe('the check of the rooms', () => {
  test('lets a handler import a world', async () => {
    const files = { 'mock/world/tables.ts': nothing, 'mock/handlers/a.ts': imports('../world/tables.ts') };
    expect(await problemsOf(files)).toEqual([]);
  });

  test('reports a room that imports what it does not know', async () => {
    const files = { 'mock/http/app.ts': nothing, 'mock/handlers/a.ts': imports('../http/app.ts') };
    expect(await problemsOf(files)).toEqual([
      'mock/handlers/a.ts imports mock/http/app.ts, but mock/handlers does not know it',
    ]);
  });

  test('counts a type', async () => {
    const files = {
      'mock/http/app.ts': 'export type App = string;',
      'mock/handlers/a.ts': "import type { App } from '../http/app.ts';\nexport type Mine = App;",
    };
    expect(await problemsOf(files)).toHaveLength(1);
  });

  test('reports a package, and one of Node', async () => {
    const files = { 'mock/handlers/a.ts': imports('express', 'node:fs') };
    expect((await problemsOf(files)).join()).toMatch(/imports express, .*imports fs, /);
  });

  test('lets a family import itself and what is common, and no other family', async () => {
    const files = {
      'mock/world/kernel/table.ts': nothing,
      'mock/world/retention/rows.ts': nothing,
      'mock/world/scanning/rows.ts': nothing,
      'mock/world/scanning/views.ts': imports('./rows.ts', '../kernel/table.ts', '../retention/rows.ts'),
    };
    expect(await problemsOf(files)).toEqual([
      'mock/world/scanning/views.ts imports mock/world/retention/rows.ts, but mock/world/<family> does not know it',
    ]);
  });

  test('lets the tables import a family, and the one way to write none', async () => {
    const files = {
      'mock/world/signature/rows.ts': nothing,
      'mock/world/tables.ts': imports('./signature/rows.ts'),
      'mock/world/commit.ts': imports('./signature/rows.ts'),
    };
    expect(await problemsOf(files)).toEqual([
      'mock/world/commit.ts imports mock/world/signature/rows.ts, but mock/world/{commit,advance,events}.ts does not know it',
    ]);
  });

  test('lets only commit import the state, whose rows can be changed', async () => {
    const files = {
      'mock/world/state.ts': nothing,
      'mock/world/commit.ts': imports('./state.ts'),
      'mock/handlers/a.ts': imports('../world/state.ts'),
    };
    expect(await problemsOf(files)).toEqual([
      expect.stringMatching(/^mock\/handlers\/a\.ts imports .*Rows change only/),
    ]);
  });

  test('reports a folder that is not a room', async () => {
    const files = { 'mock/errors/a.ts': nothing, 'mock/attic/b.ts': imports('../errors/a.ts') };
    expect(await problemsOf(files)).toEqual([expect.stringContaining('its folder is not a room')]);
  });

  test('reports a circle of files, once', async () => {
    const files = {
      'mock/errors/a.ts': imports('./b.ts'),
      'mock/errors/b.ts': imports('./c.ts'),
      'mock/errors/c.ts': imports('./a.ts'),
    };
    expect(await problemsOf(files)).toEqual([
      'a circle of files: mock/errors/a.ts, mock/errors/b.ts, mock/errors/c.ts',
    ]);
  });

  test('reports a circle of a folder and its subfolder, with the imports that make it', async () => {
    const files = {
      'mock/gateway/aksk/a.ts': nothing,
      'mock/gateway/b.ts': imports('./aksk/a.ts'),
      'mock/gateway/c.ts': nothing,
      'mock/gateway/aksk/d.ts': imports('../c.ts'),
    };
    expect((await problemsOf(files)).at(-1)).toBe(
      [
        'a circle of folders: mock/gateway, mock/gateway/aksk',
        'mock/gateway/aksk/d.ts imports mock/gateway/c.ts',
        'mock/gateway/b.ts imports mock/gateway/aksk/a.ts',
      ].join('\n    '),
    );
  });
});
