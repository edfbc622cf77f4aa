/** Every case is met by the fake, whatever the road to it, and every case is what a case may be. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isWalk, type Step } from '../../../contracts/case.ts';
import { cases } from '../../../contracts/cases/all.ts';
import { runCase } from '../../../contracts/run.ts';
import { answerOf } from '../../../contracts/service/exchange.ts';
import { specOf } from '../../../contracts/service/spec.ts';
import type { Target } from '../../../contracts/target.ts';
import { fakeTarget } from '../../../contracts/targets/fake.ts';
import { httpTransport, type Transport } from '../../../contracts/targets/transport.ts';
import { createFakeSwr, type FakeSwrOptions } from '../../../mock/index.ts';
import { behaviours } from '../../../spec/generated/behaviours.ts';
import { inProcessTarget } from '../../support/in-process-target.ts';

/** Node's fetch takes no certificate to trust, so this goes by node:https. */
const httpsTransport = (url: string, ca: string): Transport => {
  const agent = new Agent({ ca, keepAlive: true });
  return async ({ method, target, headers, body }) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const sent = request(`${url}${target}`, { method, agent, headers: { ...headers, ...length } }).end(body);
    const [answer]: IncomingMessage[] = await once(sent, 'response');
    if (answer === undefined) throw new Error('no answer');
    return answerOf(answer.statusCode ?? 0, answer.headers as Record<string, string>, await text(answer));
  };
};

/** A fake that listens, and a target that reaches it over the network. */
const listening = async (options: FakeSwrOptions): Promise<Target> => {
  const swr = await createFakeSwr(options);
  const { tls } = swr;
  const transport = tls === undefined ? httpTransport(swr.url) : httpsTransport(tls.url, tls.certificate);
  const target = await fakeTarget({ name: tls?.url ?? swr.url, transport, auth: 'token' });
  return { ...target, cleanUp: () => target.cleanUp().finally(() => swr.close()) };
};

const isNightly = process.env.FAKE_SWR_CASES === 'all';

/** Every eighth case goes over TLS, and all of them in `npm run nightly`: what is below HTTP is the same for each. */
const overTls = isNightly ? cases : cases.filter((_, index) => index % 8 === 0);

/** The first case of each operation is signed, and all in `npm run nightly`: the rest of the way is that of a token. */
const seen = new Set<string>();
const firsts = cases.filter(({ steps }) => {
  const before = seen.size;
  for (const step of steps) if (!isWalk(step)) seen.add(step.operation);
  return seen.size > before;
});

type Start = (options: Pick<FakeSwrOptions, 'onBug'>) => Promise<Target>;

const roads: readonly (readonly [string, typeof cases, Start])[] = [
  ['over HTTP with a token', cases, listening],
  ['over HTTP with AK and SK', isNightly ? cases : firsts, (options) => inProcessTarget(options, { auth: 'key' })],
  ['over TLS', overTls, (options) => listening({ ...options, tls: {} })],
];

describe.each(roads)('the fake %s meets', (_, met, start) => {
  let target: Target;
  const bugs: Error[] = [];
  beforeAll(async () => {
    target = await start({ onBug: (error) => bugs.push(error) });
  });
  afterAll(() => target.cleanUp());

  test.each(met.map((one) => [one.id, one] as const))('%s', async (_id, one) => {
    const { result, differences, reason } = await runCase(one, target);
    expect({ result, differences, reason }).toEqual({ result: 'passed', differences: [], reason: undefined });
  });

  // Such as a behaviour that an operation consults and does not declare.
  test('all of them without a bug', () => {
    expect(bugs).toEqual([]);
  });
});

/**
 * A dry run changes nothing, and what nobody refers to nobody misses. A case stops what it has started, and puts back the
 * schedule that was there.
 */
const isHarmlessGc = ({ operation, body }: Step): boolean => {
  const { parameters } = (body ?? {}) as { readonly parameters?: Readonly<Record<string, unknown>> };
  if (operation === 'ExecuteGcSchedule') return parameters?.dry_run === true || parameters?.delete_untagged !== true;
  return operation === 'StopGcTask' || operation === 'UpdateGcSchedule';
};

describe('a case', () => {
  test('is pure data', () => {
    expect(JSON.parse(JSON.stringify(cases))).toStrictEqual(cases);
  });

  test('has an id of its own, in its family', () => {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+(\/[\w.-]+)+$/);
  });

  test('says where its rule is from', () => {
    for (const { id, rule, source, provenance } of cases) {
      expect(rule, id).toMatch(/\S/);
      expect(source, id).toMatch(
        provenance === 'observed' ? /\S/ : /^https:\/\/support\.huaweicloud\.com\/|^Terraform/,
      );
    }
  });

  test('that depends on an open behaviour names it, with the default option', () => {
    for (const { id, behaviour, provenance } of cases) {
      if (behaviour === undefined) continue;
      const known = behaviours[behaviour.id as keyof typeof behaviours];
      expect(known, `${id}: ${behaviour.id}`).toBeDefined();
      expect(behaviour.option, id).toBe(String(known.default));
      expect(provenance, id).not.toBe('documented');
    }
  });

  test('reads only if it sends nothing but GET and needs nothing made', () => {
    for (const { id, effect, given, steps } of cases) {
      const gets = steps.every((step) => isWalk(step) || specOf(step.operation).method === 'GET');
      const found = given.every((name) => !name.startsWith('new '));
      expect({ id, effect }).toEqual({ id, effect: gets && found ? 'read' : 'write' });
    }
  });

  test('writes only below what is made for it, or where nothing is', () => {
    for (const { id, given, steps } of cases) {
      for (const step of steps) {
        if (isWalk(step) || specOf(step.operation).method === 'GET') continue;
        // In a free project all that is changed is what the case itself creates there.
        const made = given.some((name) => name.startsWith('new ') || name === 'free project');
        // All that it changes is what is known of an artifact.
        const scans = step.operation === 'StartManualScanning';
        const refuses = [step.expect.status].flat().every((status) => Number(status) >= 400);
        const { dry_run, tags } = (step.body ?? {}) as { readonly dry_run?: unknown; readonly tags?: unknown };
        const changesNothing = dry_run === true || (Array.isArray(tags) && tags.length === 0);
        expect(
          made ||
            scans ||
            isHarmlessGc(step) ||
            changesNothing ||
            (refuses && step.path !== undefined) ||
            step.as !== undefined,
          id,
        ).toBe(true);
      }
    }
  });
});

describe('a case that names no open behaviour', () => {
  /**
   * A list that shows more than is counted is a contradiction, what the kit makes must be deletable, an instance that scans
   * or collects nothing has no scan and no task to look at, access that always fails is never open, and a case finds its
   * repository by a part of its name.
   */
  const asUsual = [
    ...['artifacts.signatures_among_artifacts', 'signature.delete_policy_with_executions', 'scanning.old_instance'],
    ...['gc.allow_list', 'gc.while_running', 'access.pace', 'repositories.all_name'],
  ];
  /** Every other question answered otherwise than by default. */
  const otherwise = Object.fromEntries(
    Object.entries(behaviours)
      .filter(([id]) => !asUsual.includes(id))
      .map(([id, { options, default: usual }]) => [id, Object.keys(options).findLast((option) => option !== usual)]),
  );
  const free = cases.filter(({ behaviour }) => behaviour === undefined);
  let target: Target;
  beforeAll(async () => {
    target = await inProcessTarget({ profile: otherwise as FakeSwrOptions['profile'] & object });
  });
  afterAll(() => target.cleanUp());

  test.each(free.map((one) => [one.id, one] as const))('%s is met whatever the answers are', async (_id, one) => {
    const { result, differences } = await runCase(one, target);
    expect({ result, differences }).toEqual({ result: 'passed', differences: [] });
  });
});

describe('a case alone in a world', () => {
  /** Every tenth, in a world in which nothing else has been tried. */
  const some = cases.filter((_, index) => index % 10 === 0);

  test.each(some.map((one) => [one.id, one] as const))('%s needs no more than its preconditions', async (_id, one) => {
    const target = await inProcessTarget();
    try {
      expect((await runCase(one, target)).result).toBe('passed');
    } finally {
      await target.cleanUp();
    }
  });
});
