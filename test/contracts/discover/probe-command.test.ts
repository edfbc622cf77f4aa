/** What the command prints, writes and refuses. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProbe } from '../../../cli/probe.ts';
import { readProfile } from '../../../cli/profile-file.ts';
import type { KitTerminal } from '../../../cli/terminal.ts';
import { behaviourIds, type Observation } from '../../../contracts/discover/probes/all.ts';
import { profileText } from '../../../contracts/discover/profile.ts';
import { ran } from '../support/kit.ts';
import { ofScansRunning, seenRunning, start } from '../support/probing.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-probes-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a profile file', () => {
  const seen: readonly Observation[] = [
    { id: 'signature.update_status', option: '202', usual: '200', evidence: 'two\nlines # and a hash' },
    { id: 'executions.pace', option: undefined, usual: 'documented', evidence: 'not met: there is no execution' },
    { id: 'artifacts.order', option: 'oldest_first', usual: 'newest_first', evidence: 'x'.repeat(1000) },
  ];
  const text = profileText(seen, { name: 'https://swr.example', kind: 'live', at: new Date('2026-03-01T12:00:00Z') });

  test('is one that the fake takes, with only what was observed', async () => {
    const path = join(folder, 'profile.yaml');
    writeFileSync(path, text);
    expect(await readProfile(path)).toEqual({ 'signature.update_status': '202', 'artifacts.order': 'oldest_first' });
  });

  test('says of what, when and why', () => {
    expect(text).toContain('# Observed of https://swr.example (live) on 2026-03-01');
    expect(text).toContain('# two lines # and a hash\nsignature.update_status: "202"');
    expect(text).toContain('# executions.pace: not met: there is no execution');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(210);
  });
});

describe('the command', () => {
  const run = async (args: readonly string[], more: Partial<KitTerminal> = {}) => {
    const { code, stdout: written, stderr: warned } = await ran((terminal) => runProbe(args, terminal), more);
    return { code, written, warned };
  };

  test('prints a line for each behaviour and marks what differs', async () => {
    const swr = await start({
      'artifacts.order': 'oldest_first',
      'executions.pace': 'instant',
      'scanning.pace': 'instant',
    });
    const unseen = seenRunning.length + ofScansRunning.length;
    const { code, written } = await run(['--target', swr.url]);
    const lines = written.split('\n');
    expect(code).toBe(0);
    expect(lines.find((line) => line.includes(' artifacts.order '))).toMatch(
      /^\* artifacts\.order +oldest_first +newest_first +ids of artifacts \[/,
    );
    expect(lines.find((line) => line.includes('paging.total_beyond_end'))).toMatch(/^ {2}paging/);
    expect(lines.filter((line) => line.startsWith('?'))).toHaveLength(unseen);
    expect(written).toContain(`${behaviourIds.length - unseen} of ${behaviourIds.length} observed`);
  });

  test('writes a profile with which a fake in this process then answers alike', async () => {
    const swr = await start({ 'namespaces.name_filter': 'contains' });
    const [first, second] = [join(folder, 'first.yaml'), join(folder, 'second.yaml')];
    await run(['--target', swr.url, '--only', 'namespaces', '--write-profile', first]);
    const { written } = await run(['--profile', first, '--only', 'namespaces', '--write-profile', second]);
    expect(written).toContain(`written to ${second}`);
    expect(await readProfile(second)).toEqual(await readProfile(first));
    expect(await readProfile(first)).toMatchObject({ 'namespaces.name_filter': 'contains' });
  });

  test('keeps the answers with --record, and leaves no world behind', async () => {
    const swr = await start();
    const dir = join(folder, 'recorded');
    await run(['--target', swr.url, '--only', 'paging', '--record', dir]);
    expect(readdirSync(dir)).toContain('ListInstanceRepositories.400.json');
    expect(await swr.worlds()).toHaveLength(1);
  });

  test('names what it made on a live target and could not delete', async () => {
    const swr = await start({ 'signature.delete_policy_with_executions': 'reject', 'executions.pace': 'instant' });
    const env = { FAKE_SWR_LIVE_TOKEN: swr.token, FAKE_SWR_LIVE_PROJECT_ID: swr.projectId };
    const args = [
      '--live',
      '--target',
      swr.url,
      '--rate',
      '10000',
      '--allow-writes',
      '--yes',
      '--only',
      'delete_policy',
    ];
    const { code, written, warned } = await run(args, { env });
    expect(code).toBe(0);
    expect(written).toContain('signing policies named fake-swr-verify-…');
    expect(written).toMatch(/\* signature\.delete_policy_with_executions +reject/);
    expect(warned).toMatch(
      /^fake-swr probe: could not be deleted: \S+policies\/\d+; fake-swr sweep finds it a day later\n/,
    );
  });

  test.each<[string, readonly string[], Partial<KitTerminal>, RegExp]>([
    ['no such behaviour', ['--only', 'nonsense'], {}, /no behaviour has nonsense in its id/],
    ['nobody there', ['--target', 'http://127.0.0.1:9'], {}, /cannot be reached/],
    ['writes that nobody agreed to', ['--target', 'http://127.0.0.1:9', '--live', '--allow-writes'], {}, /--yes/],
    [
      'writes that somebody refused',
      ['--target', 'http://127.0.0.1:9', '--live', '--allow-writes'],
      { ask: async () => 'n' },
      /nobody agreed/,
    ],
  ])('%s: exit code 2 and one line', async (_, args, more, message) => {
    const { code, warned } = await run(args, more);
    expect(code).toBe(2);
    expect(warned).toMatch(message);
    expect(warned.trim().split('\n')).toHaveLength(1);
  });
});
