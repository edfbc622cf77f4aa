/** Every behaviour is observed from outside: a fake is started with a profile, probed over HTTP, and that profile comes out. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { runProbe } from '../../../cli/probe.ts';
import { readProfile } from '../../../cli/profile-file.ts';
import type { KitTerminal } from '../../../cli/terminal.ts';
import { behaviourIds, type Observation, probes, probeTarget } from '../../../contracts/discover/probes/all.ts';
import type { BehaviourId } from '../../../contracts/discover/probes/probe.ts';
import { profileOf, profileText } from '../../../contracts/discover/profile.ts';
import { prefix } from '../../../contracts/resources/made.ts';
import type { Answer } from '../../../contracts/service/exchange.ts';
import type { Target } from '../../../contracts/target.ts';
import { fakeTarget } from '../../../contracts/targets/fake.ts';
import { liveTarget } from '../../../contracts/targets/live.ts';
import { httpTransport } from '../../../contracts/targets/transport.ts';
import { createFakeSwr, type FakeSwr, type Profile } from '../../../mock/index.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { behaviours } from '../../../spec/generated/behaviours.ts';
import { ran } from '../support/kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-probes-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Choices = Readonly<Record<string, string>>;

const seenRunning = [
  'signature.execute_while_running',
  'executions.in_progress_counts',
  'executions.status',
  'executions.updated_at',
] as const;

const ofScansRunning = ['scanning.while_running'] as const;
const ofScans = ['scanning.result', 'scanning.while_running', 'scanning.generated_at', 'scanning.pace'] as const;

/**
 * What nobody can see: what an execution or a scan does while it runs where none runs, crons where none are taken, and
 * scans where nothing is scanned.
 */
const maskedBy: Readonly<Record<string, readonly BehaviourId[]>> = {
  'scanning.pace: instant': ofScansRunning,
  'scanning.old_instance: reject': ofScans,
  'scanning.old_instance: gateway_404': ofScans,
  'executions.pace: instant': seenRunning,
  'signature.accepted_triggers: without_schedule': ['cron.other_forms'],
};

/** What a live target without data of its own, or without leave to write, cannot show. */
const neverAskedLive = 'namespaces.delete_while_not_empty';

const choicesOf = (id: BehaviourId): readonly string[] =>
  Object.keys(behaviours[id].options).filter((option) => option !== behaviours[id].default);

const flips = behaviourIds.flatMap((id) => choicesOf(id).map((option): [BehaviourId, string] => [id, option]));

const start = async (profile: Choices = {}): Promise<FakeSwr> => {
  const swr = await createFakeSwr({ profile: profile as Partial<Profile> });
  onTestFinished(() => swr.close());
  return swr;
};

const overHttp = async ({ url }: FakeSwr): Promise<Target> => {
  const target = await fakeTarget({ name: url, transport: httpTransport(url), auth: 'token' });
  onTestFinished(() => target.cleanUp());
  return target;
};

const live = async (swr: FakeSwr, allowWrites: boolean): Promise<Target> => {
  const target = await liveTarget({
    url: swr.url,
    projectId: swr.projectId,
    credentials: { kind: 'key', ak: swr.ak, sk: swr.sk },
    allowWrites,
    maxCalls: 2000,
    maxSeconds: 60,
    requestsPerSecond: 10_000,
    runId: 'probes',
    now: Date.now,
  });
  onTestFinished(() => target.cleanUp());
  return target;
};

const expectedOf = (profile: Choices): Choices => {
  const whole: Choices = Object.fromEntries(Object.entries(createProfile(profile)).filter(([id]) => id in behaviours));
  const masked = Object.entries(whole).flatMap(([id, option]) => maskedBy[`${id}: ${option}`] ?? []);
  return Object.fromEntries(Object.entries(whole).filter(([id]) => !masked.includes(id as BehaviourId)));
};

/** A choice for each behaviour, the `turn`-th of those it has. */
const mix = (turn: number, pace = 'documented'): Choices => {
  const all = behaviourIds.map((id, index): [string, string] => {
    const options = Object.keys(behaviours[id].options);
    return [id, options[(turn + (turn > 2 ? index : 0)) % options.length] ?? ''];
  });
  return { ...Object.fromEntries(all), 'executions.pace': pace };
};

const everyOther = (): Choices => Object.fromEntries(flips);

const unmasking = { 'executions.pace': 'documented', 'signature.accepted_triggers': 'without_event' };

describe('the whole profile comes out', () => {
  test.each<[string, Choices]>([
    ['all defaults', {}],
    ['every behaviour flipped that masks nothing', { ...everyOther(), ...unmasking }],
    ['every behaviour flipped, though some mask others', everyOther()],
    ['first options', mix(0)],
    ['second options', mix(1)],
    ['third options', mix(2)],
    ['a mixture', mix(3)],
    ['another mixture', mix(4)],
    ['a mixture in no time', mix(5, 'instant')],
  ])('%s', async (_, profile) => {
    expect(profileOf(await probeTarget(await overHttp(await start(profile))))).toEqual(expectedOf(profile));
  });
});

test.each(flips)('%s: %s is observed by itself', async (id, option) => {
  const [seen] = await probeTarget(await overHttp(await start({ [id]: option })), { only: [id] });
  expect(seen).toMatchObject({ id, option, usual: behaviours[id].default });
});

test.each(Object.entries(maskedBy))('what %s masks is said to be masked by it', async (choice, only) => {
  const [id = '', option = ''] = choice.split(': ');
  const seen = await probeTarget(await overHttp(await start({ [id]: option })), { only });
  for (const { option, evidence } of seen) {
    expect(option).toBeUndefined();
    expect(evidence).toMatch(/^masked: /);
    expect(evidence).toContain(`(see ${id})`);
  }
  expect(seen).toHaveLength(only.length);
});

test('there is a probe for every behaviour, and the dangerous one comes last', () => {
  expect(Object.keys(probes).sort()).toEqual(Object.keys(behaviours).sort());
  expect(behaviourIds.at(-1)).toBe(neverAskedLive);
});

describe('on a live target', () => {
  test('without leave to write only reads go out, and what they cannot show is said', async () => {
    const swr = await start();
    const seen = await probeTarget(await live(swr, false));
    const writing = behaviourIds.filter((id) => probes[id].effect === 'write');
    for (const id of writing)
      expect(seen.find((one) => one.id === id)).toMatchObject({ evidence: expect.stringContaining('--allow-writes') });
    expect(await swr.journal.find({ method: 'POST' })).toEqual([]);
    expect(await swr.journal.find({ method: 'DELETE' })).toEqual([]);
    const observed = seen.filter(({ option }) => option !== undefined).map(({ id }) => id);
    expect(observed).toEqual(
      expect.arrayContaining(['paging.limit_out_of_range', 'executions.counter_unit', 'tasks.order']),
    );
  });

  test('with it, all that was made is gone afterwards, and no namespace with images was touched', async () => {
    const swr = await start({ 'executions.pace': 'instant', 'scanning.pace': 'instant' });
    const target = await live(swr, true);
    const seen = await probeTarget(target);
    await target.cleanUp();
    const root = `/v2/${swr.projectId}/instances/${swr.instanceId}`;
    const names = async (list: 'namespaces' | 'policies', path: string) => {
      const answer = await fetch(`${swr.url}${root}${path}`, { headers: { 'X-Auth-Token': swr.token } });
      const body = (await answer.json()) as Record<string, readonly { readonly name: string }[]>;
      return body[list]?.map(({ name }) => name);
    };
    expect(await names('namespaces', '/namespaces')).toEqual(['library', 'root', 'staging']);
    expect((await names('policies', '/signature/policies'))?.filter((name) => name.startsWith(prefix))).toEqual([]);
    expect(await swr.journal.find({ method: 'DELETE', path: '*/namespaces/root' })).toEqual([]);
    expect(seen.find(({ id }) => id === neverAskedLive)).toMatchObject({
      option: undefined,
      evidence: expect.stringMatching(/^not asked: no call of this API makes a repository/),
    });
    expect(seen.find(({ id }) => id === 'signature.update_status')?.option).toBe('200');
  });
});

/** A target of which some answers are replaced. */
const spoilt = (target: Target, replaced: (method: string, path: string) => Partial<Answer> | undefined): Target => ({
  ...target,
  send: async (request) => {
    const answer = await target.send(request);
    const other = replaced(request.method, request.target);
    return other === undefined ? answer : { ...answer, text: JSON.stringify(other.body ?? null), ...other };
  },
});

test.each<[BehaviourId, string, RegExp, Partial<Answer>]>([
  ['signature.update_status', 'PUT', /./, { status: 418, body: { odd: 'teapot' } }],
  ['request.trailing_slash', 'GET', /\/$/, { status: 404, body: { error_code: 'SVCSTG.SWR.4040083', odd: 'teapot' } }],
  ['response.content_type', 'GET', /instances\/[^/]+$/, { headers: { 'content-type': 'text/teapot' } }],
  ['paging.limit_out_of_range', 'GET', /limit=0/, { status: 200, body: { repositories: [{ id: 'teapot' }, {}] } }],
  ['errors.code_family', 'GET', /namespaces\/fake-swr/, { status: 404, body: { error_code: 'teapot' } }],
])('%s: what fits no option is quoted, not guessed', async (id, method, path, answer) => {
  const target = spoilt(await overHttp(await start()), (sent, to) =>
    sent === method && path.test(to) ? answer : undefined,
  );
  const [seen] = await probeTarget(target, { only: [id] });
  expect(seen).toMatchObject({ option: undefined, evidence: expect.stringMatching(/^fits no option: .*teapot/) });
});

test('records that are in order by name as well tell nothing about an order by id', async () => {
  const body = { policies: ['a', 'b', 'c'].map((name, index) => ({ id: index + 1, name })) };
  const target = spoilt(await overHttp(await start()), (_, to) =>
    to.includes('/signature/policies?') ? { status: 200, body } : undefined,
  );
  const [seen] = await probeTarget(target, { only: ['signature.order_of_policies'] });
  expect(seen).toMatchObject({ option: undefined, evidence: expect.stringContaining('by name alike') });
});

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
    const instant = { 'executions.pace': 'instant', 'scanning.pace': 'instant' };
    const unseen = seenRunning.length + ofScansRunning.length;
    const swr = await start({ 'artifacts.order': 'oldest_first', ...instant });
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
