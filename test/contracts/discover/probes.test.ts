/** Every behaviour is observed from outside: a fake is started with a profile, probed over HTTP, and that profile comes out. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { behaviourIds, probes, probeTarget } from '../../../contracts/discover/probes/all.ts';
import type { BehaviourId } from '../../../contracts/discover/probes/probe.ts';
import { profileOf } from '../../../contracts/discover/profile.ts';
import { prefix } from '../../../contracts/resources/kit-names.ts';
import type { Answer } from '../../../contracts/service/exchange.ts';
import type { Target } from '../../../contracts/target.ts';
import { fakeTarget } from '../../../contracts/targets/fake.ts';
import { liveTarget } from '../../../contracts/targets/live.ts';
import { httpTransport } from '../../../contracts/targets/transport.ts';
import type { FakeSwr } from '../../../mock/index.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { behaviours } from '../../../spec/generated/behaviours.ts';
import { type Choices, ofGc, ofGcRuns, ofScansRunning, seenRunning, start } from '../support/probing.ts';

const ofScans = [
  ...(['scanning.result', 'scanning.while_running', 'scanning.generated_at', 'scanning.pace'] as const),
  'artifacts.children_of_index',
] as const;

/**
 * What nobody can see: what an execution or a scan does while it runs where none runs, crons where none are taken, scans
 * where nothing is scanned, and garbage collection where it is not open, or where a task keeps others from starting;
 * stops where what has ended cannot be stopped.
 */
const maskedBy: Readonly<Record<string, readonly BehaviourId[]>> = {
  'scanning.pace: instant': ofScansRunning,
  'scanning.old_instance: reject': ofScans,
  'scanning.old_instance: gateway_404': ofScans,
  'executions.pace: instant': seenRunning,
  'gc.allow_list: forbidden': ofGc,
  'gc.allow_list: gateway_404': ofGc,
  'gc.while_running: reject': ofGcRuns,
  'gc.time_window: two_hours': ['gc.dry_run_result'],
  'instances.pace: instant': ['instances.not_running', 'jobs.delete_unfinished'],
  'access.pace: instant': ['access.delete_again'],
  'access.pace: fails': ['access.list_of_closed'],
  'signature.accepted_triggers: without_schedule': ['cron.other_forms'],
  'replication.stop_finished: reject_400': ['replication.stop_status'],
};

/** What a live target without data of its own, or without leave to write, cannot show. */
const neverAskedLive = 'namespaces.delete_while_not_empty';

const choicesOf = (id: BehaviourId): readonly string[] =>
  Object.keys(behaviours[id].options).filter((option) => option !== behaviours[id].default);

const flips = behaviourIds.flatMap((id) => choicesOf(id).map((option): [BehaviourId, string] => [id, option]));

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

/** The registry, at an address of its own, is not asked. */
const isAsked = (id: string): boolean => id in behaviours && !id.startsWith('registry.');

const expectedOf = (profile: Choices): Choices => {
  const whole: Choices = Object.fromEntries(Object.entries(createProfile(profile)).filter(([id]) => isAsked(id)));
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

const unmasking = {
  ...{ 'executions.pace': 'documented', 'signature.accepted_triggers': 'without_event' },
  ...{ 'gc.allow_list': 'allowed', 'gc.while_running': 'queue', 'gc.time_window': 'none' },
};

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
  expect(Object.keys(probes).sort()).toEqual(Object.keys(behaviours).filter(isAsked).sort());
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
    const swr = await start({ 'executions.pace': 'instant', 'scanning.pace': 'instant', 'access.pace': 'instant' });
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
