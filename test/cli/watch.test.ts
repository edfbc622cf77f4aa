/** `serve --watch`: a save is in the first world within a second, and a mistake leaves the world as it was. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { connectFakeSwr } from '../../mock/index.ts';
import { useCli } from '../processes/cli.ts';
import { runProgramFile } from '../processes/program-file.ts';

const { folder, program, run } = useCli();

vi.setConfig({ testTimeout: 60_000 });

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

const withInstance = (name: string): string =>
  `instances: [{ name: ${name}, id: 1${'1'.repeat(7)}-2222-4333-8444-555555555555 }]\n`;

const profile = (option: 'ignore' | 'reject'): string => `request.unknown_query: ${option}\n`;
const fault = (status: number): string => `- do: { status: ${status} }\n  match: { operationId: ListInstance }\n`;

/** A fake in a folder of its own that watches these files. */
const watching = async (args: readonly string[], files: Readonly<Record<string, string>>) => {
  const cwd = mkdtempSync(join(folder, 'watch-'));
  const save = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
  for (const [name, text] of Object.entries(files)) save(name, text);
  const { child, until, end } = runProgramFile(program, cwd)(['--watch', '--port', '0', '--auth', 'off', ...args]);
  children.push(child);
  const [, url = ''] = await until(/endpoint +(\S+)[\s\S]*Ctrl-C/);
  const swr = await connectFakeSwr(url);
  const list = (query = '') => fetch(`${url}/v2/${swr.projectId}/instances${query}`);
  const names = async (): Promise<readonly string[]> => {
    const { instances } = (await (await list()).json()) as { instances: { name: string }[] };
    return instances.map(({ name }) => name);
  };
  return { cwd, save, until, child, end, swr, list, names };
};

describe.concurrent('what is saved is in the first world', () => {
  test('a seed, within a second; reset goes back to it, and another world is let be', async () => {
    const { save, until, names, swr } = await watching(['--seed', 's.yaml'], { 's.yaml': withInstance('before') });
    const other = await swr.world();
    const since = performance.now();
    save('s.yaml', withInstance('after'));
    await until(/^info: reloaded seed s\.yaml$/m);
    expect(performance.now() - since).toBeLessThan(1000);
    expect(await names()).toEqual(['after']);
    await swr.reset();
    expect(await names()).toEqual(['after']);
    const theirs = await fetch(`${swr.url}/v2/${other.projectId}/instances`);
    expect(await theirs.json()).toMatchObject({ instances: [{ name: 'before' }] });
  });

  test('an editor may put another file in its place', async () => {
    const { cwd, save, until, names } = await watching(['--seed', 's.yaml'], { 's.yaml': withInstance('before') });
    for (const name of ['one', 'two']) {
      save('s.yaml.part', withInstance(name));
      renameSync(join(cwd, 's.yaml.part'), join(cwd, 's.yaml'));
      await until(new RegExp(`(reloaded seed s\\.yaml[\\s\\S]*){${name === 'one' ? 1 : 2}}`));
      expect(await names()).toEqual([name]);
    }
  });

  test('a profile and faults, and the data stays; faults that were armed otherwise stay too', async () => {
    const files = { 'p.yaml': profile('ignore'), 'f.yaml': '' };
    const { save, until, list, names, swr } = await watching(['--profile', 'p.yaml', '--fault', 'f.yaml'], files);
    await swr.fault({ match: { operationId: 'ShowInstance' }, do: { status: 500 } });
    expect((await list('?nonsense=1')).status).toBe(200);
    const before = await names();
    save('p.yaml', profile('reject'));
    await until(/^info: reloaded profile p\.yaml$/m);
    expect((await list('?nonsense=1')).status).toBe(400);
    expect(await names()).toEqual(before);
    save('f.yaml', fault(503));
    await until(/^info: reloaded fault f\.yaml$/m);
    expect((await list()).status).toBe(503);
    save('f.yaml', fault(502));
    await until(/(reloaded fault f\.yaml[\s\S]*){2}/);
    expect((await list()).status).toBe(502);
    save('f.yaml', '');
    await until(/(reloaded fault f\.yaml[\s\S]*){3}/);
    expect((await list()).status).toBe(200);
    expect((await swr.faults.list()).map(({ match }) => match)).toEqual([{ operationId: 'ShowInstance' }]);
  });

  test('after a reset, a fault that somebody armed is not taken for one of the file', async () => {
    const { save, until, swr } = await watching(['--fault', 'f.yaml'], { 'f.yaml': fault(503) });
    await swr.reset();
    expect(await swr.fault({ match: { operationId: 'ShowInstance' }, do: { status: 500 } })).toBe(1);
    save('f.yaml', fault(502));
    await until(/^info: reloaded fault f\.yaml$/m);
    expect((await swr.faults.list()).map(({ do: effect }) => effect)).toEqual([{ status: 500 }, { status: 502 }]);
  });

  test('a configuration file, and then the files that it names', async () => {
    const files = { 'fake-swr.yaml': 'seed: a.yaml\n', 'a.yaml': withInstance('a'), 'b.yaml': withInstance('b') };
    const { save, until, names } = await watching([], files);
    expect(await names()).toEqual(['a']);
    save('fake-swr.yaml', 'seed: b.yaml\nquiet: true\n');
    await until(/^info: reloaded seed b\.yaml\ninfo: heeded at the next start only: quiet$/m);
    expect(await names()).toEqual(['b']);
    save('b.yaml', withInstance('c'));
    await until(/(reloaded seed b\.yaml[\s\S]*){2}/);
    expect(await names()).toEqual(['c']);
  });
});

describe.concurrent('a mistake is told, and the world stays as it was', () => {
  test.each([
    ['s.yaml', 'instances: []\nsede: 1\n', /^error: not reloaded: seed s\.yaml: line 2: .*sede.*$/m],
    ['s.yaml', 'instances: [', /^error: not reloaded: seed s\.yaml: line 1: /m],
    ['p.yaml', 'nope: x\n', /^error: not reloaded: profile p\.yaml: line 1: nope is not a behaviour/m],
    ['f.yaml', `${fault(500)}- do: { nope: 1 }\n`, /^error: not reloaded: fault file f\.yaml: line 3: item 2: /m],
    ['fake-swr.yaml', 'sede: x\n', /^error: not reloaded: config fake-swr\.yaml: line 1: sede is not a setting/m],
    ['fake-swr.yaml', 'profile: p.yaml\nseed: none.yaml\n', /^error: not reloaded: seed "none\.yaml"/m],
  ])('in %s: %j', async (name, text, said) => {
    const files = { 's.yaml': withInstance('before'), 'p.yaml': profile('reject'), 'f.yaml': '' };
    const settings = 'seed: s.yaml\nprofile: p.yaml\nfault: f.yaml\n';
    const { save, until, list, names } = await watching([], { 'fake-swr.yaml': settings, ...files });
    save(name, text);
    await until(said);
    expect(await names()).toEqual(['before']);
    expect((await list('?nonsense=1')).status).toBe(400);
  });

  test('and the next save is heeded again', async () => {
    const { save, until, names } = await watching(['--seed', 's.yaml'], { 's.yaml': withInstance('before') });
    save('s.yaml', 'sede: 1\n');
    await until(/not reloaded/);
    save('s.yaml', withInstance('after'));
    await until(/info: reloaded seed s\.yaml/);
    expect(await names()).toEqual(['after']);
  });
});

test('fifty saves a second are heeded while they go on, and the last one is', async () => {
  const { save, until, names, child, end } = await watching(['--seed', 's.yaml'], { 's.yaml': withInstance('before') });
  await new Promise<void>((resolve) => {
    let count = 0;
    const timer = setInterval(() => {
      save('s.yaml', withInstance(count === 99 ? 'last' : `n${count}`));
      count += 1;
      if (count < 100) return;
      clearInterval(timer);
      resolve();
    }, 20);
  });
  await until(/(reloaded seed s\.yaml[\s\S]*){3}/);
  await vi.waitFor(async () => expect(await names()).toEqual(['last']), { timeout: 5000, interval: 50 });
  child.kill('SIGTERM');
  const { code, stdout } = await end();
  expect(code).toBe(0);
  expect(stdout.match(/reloaded seed/g)?.length).toBeLessThan(40);
});

test.each<[readonly string[], string]>([
  [['--data', join(folder, 'data'), '--seed', 's.yaml'], '--watch cannot be used with --data'],
  [['--redis', 'redis://127.0.0.1:1', '--seed', 's.yaml'], '--watch cannot be used with --redis'],
  [[], '--watch has no file to watch: give --seed, --profile, --fault or --config'],
])('%j: it is refused with a sentence', async (args, said) => {
  const { code, stdout, stderr } = await run(['--watch', '--port', '0', ...args]).end();
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^fake-swr: [^\n]+\n$/);
  expect(stderr).toContain(said);
});
