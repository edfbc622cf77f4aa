/** Whatever is sent, the fake answers in its documented forms and never with a fault of its own. */
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import type { Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { createFakeSwr, type Profile } from '../../mock/index.ts';
import { behaviours } from '../../spec/generated/behaviours.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import { policyBody, scopeRule } from '../support/bodies.ts';
import { problemsOf } from '../support/conformance.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const parameter = /\{(\w+)\}/g;
const digest = `sha256:${'0'.repeat(64)}`;
const unicode = { unit: 'grapheme' } as const;

/** Values that break readers: of the wrong type, too big, too long, or with a meaning to some parser. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1.5',
    '1e9',
    'NaN',
    'null',
    'true',
    '[]',
    '{}',
    '+3',
    '2147483648',
    '9'.repeat(400),
  ),
  fc.constantFrom('..', '.', '%', '%2F', '%252F', '%00', '\u0000', "'--", '*', '__proto__', 'constructor', 'toString'),
  fc.constantFrom('\u{1f600}', 'x'.repeat(3000), digest, 'library', 'root', 'alpine', '1', '3', '8'),
  fc.string({ ...unicode, maxLength: 12 }),
);

/** What makes a path reach a record of the demo world, so that the rest of the request is read too. */
const real: Readonly<Record<string, string>> = {
  project_id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  instance_id: '11111111-2222-4333-8444-555555555555',
  namespace_name: 'library',
  repository_name: 'alpine',
  reference: digest,
  policy_id: '1',
  execution_id: '1',
  task_id: '1',
};
const token = 'fake-swr-demo-token';

const encoded = fc.tuple(hostile, fc.boolean()).map(([value, raw]) => {
  const once = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '?'));
  return raw && /^[\x21-\x7e]+$/.test(value) ? value : once;
});

const routes = Object.entries(document.paths).flatMap(([template, item]) =>
  ['get', 'post', 'put', 'delete'].filter((method) => method in item).map((method) => ({ method, template })),
);
const methods = fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS');

/** Mostly an operation's own method, and a path on which each parameter may be a hostile one. */
const requestLines = fc.constantFrom(...routes).chain(({ method, template }) => {
  const parameters = [...template.matchAll(parameter)].map(([, name = '']) => name);
  const values = parameters.map((name) => fc.oneof({ weight: 9, arbitrary: fc.constant(real[name] ?? '') }, encoded));
  return fc.record({
    method: fc.oneof({ weight: 9, arbitrary: fc.constant(method.toUpperCase()) }, methods),
    path: fc
      .tuple(fc.tuple(...values), fc.constantFrom('', '', '', '', '/', '/extra'))
      .map(([chosen, tail]) => template.replace(parameter, () => chosen.shift() ?? '') + tail),
  });
});

const queryNames = [
  'offset',
  'limit',
  'status',
  'order_column',
  'order_type',
  'name',
  'public',
  'is_accessory',
  'type',
  'x',
];
const queries = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...queryNames), encoded), encoded), { maxLength: 4 })
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`));

const headers = fc.record(
  {
    'X-Auth-Token': fc.oneof({ weight: 19, arbitrary: fc.constant(token) }, fc.constantFrom('', 'nonsense')),
    Authorization: fc.constantFrom('SDK-HMAC-SHA256 Access=', 'SDK-HMAC-SHA256 Access=__proto__,', 'Bearer x', '*'),
    'Content-Type': fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', ';', '*/*'),
    'Content-Encoding': fc.constantFrom(...Array(20).fill('identity'), 'gzip', 'br', 'nonsense'),
    'X-Noise': fc.string({ maxLength: 40 }).map((value) => value.replace(/[^\x20-\x7e]/g, '')),
  },
  { requiredKeys: ['X-Auth-Token'] },
);

const validBody = fc.constantFrom<unknown>(
  policyBody(),
  policyBody({ trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } } }),
  policyBody({ scope_rules: [scopeRule({ repository: '{a,b}*', tag: '**', extras: '{"untagged":true}' })] }),
  { namespace_name: 'fuzz', metadata: { public: 'true' } },
);

/** The value with what stands at one place of it exchanged; `steps` say which. */
const exchanged = (value: unknown, [step, ...steps]: readonly number[], by: unknown): unknown => {
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value);
  const at = step % (entries.length + 1);
  if (at === entries.length) return Array.isArray(value) ? [...value, by] : { ...value, extra: by };
  const changed = entries.map(([key, child], index) => [key, index === at ? exchanged(child, steps, by) : child]);
  return Array.isArray(value) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
};

const patterns = fc.constantFrom(
  '{',
  '[',
  '(',
  '\\',
  '!(*)',
  '+(a)',
  '@(a|b)*',
  '{a,{b,c}',
  '***',
  '**/**/**',
  '[a-',
  '',
);
const mutated = fc
  .tuple(
    validBody,
    fc.array(fc.nat(8), { maxLength: 6 }),
    fc.oneof(fc.jsonValue(), hostile, patterns, fc.constantFrom('{"untagged":', '[]', 'null', '* * * * * *')),
  )
  .map(([body, steps, by]) => exchanged(body, steps, by));

const bodies = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.string(unicode) },
  { weight: 2, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
  { weight: 6, arbitrary: mutated.map((value) => JSON.stringify(value) ?? '') },
  { weight: 1, arbitrary: fc.constantFrom(10, 50_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)) },
);

const calls: fc.Arbitrary<Sent> = fc
  .tuple(requestLines, queries, headers, bodies)
  .map(([{ method, path }, query, given, body]) => ({ method, path: path + query, headers: given, body }));

/** The spec declares one status for replacing a policy; the profile may choose another. */
const statusOfProfile = /^status 20[12] is not declared$/;

/** A fake in the demo world, and all that is wrong with its answer to a request. */
const startTarget = async (profile: Partial<Profile>) => {
  const bugs: Error[] = [];
  const swr = await createFakeSwr({ profile, fidelity: true, onBug: (error) => bugs.push(error) });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const problems = async ({ method, path, headers: given, body }: Sent): Promise<readonly string[]> => {
    const length = { 'Content-Length': Buffer.byteLength(body) };
    const call = request(swr.url, { agent, method, path, headers: { ...given, ...length } }).end(body);
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    const said = await text(answer);
    const { statusCode: status = 0, headers: got } = answer;
    const response = { status, headers: got, text: said, body: said === '' ? {} : JSON.parse(said) };
    const undocumented = problemsOf(method.toLowerCase(), path, response as unknown as Response);
    return [
      ...undocumented.filter((problem) => !statusOfProfile.test(problem)),
      ...(status >= 500 ? [`status ${status}`] : []),
      ...(status >= 400 && Object.values(response.body).includes(null) ? ['a null'] : []),
      ...bugs.splice(0).map(({ message }) => message),
    ];
  };
  const close = async () => {
    agent.destroy();
    await swr.close();
  };
  return { problems, close };
};

/** Runs each list of requests, one after the other, on a fake of its own. */
const runAll = (lists: fc.Arbitrary<readonly Sent[]>, profile: Partial<Profile>): Promise<void> => {
  const property = fc.asyncProperty(lists, async (requests) => {
    const { problems, close } = await startTarget(profile);
    try {
      for (const sent of requests) expect(await problems(sent)).toEqual([]);
    } finally {
      await close();
    }
  });
  return fc.assert(property, { seed: 20_260_301, numRuns: 40, interruptAfterTimeLimit: 4000 });
};

const lastOptions = Object.fromEntries(
  Object.entries(behaviours).map(([id, { options }]) => [id, Object.keys(options).at(-1)]),
) as Partial<Profile>;

describe.each<[string, Partial<Profile>]>([
  ['of its own accord', {}],
  ['with the last option of every behaviour', lastOptions],
])('%s', (_, profile) => {
  test('the fake answers every request as documented', async () => {
    await runAll(fc.array(calls, { minLength: 20, maxLength: 30 }), profile);
  });

  test('the fake answers every policy as documented: created, replaced, executed and listed', async () => {
    const policies = `/v2/${real.project_id}/instances/${real.instance_id}/namespaces/library/signature/policies`;
    const steps = (body: string): readonly Sent[] =>
      [
        { method: 'POST', path: policies, body },
        { method: 'PUT', path: `${policies}/1`, body },
        { method: 'POST', path: `${policies}/1/executions`, body: '' },
        { method: 'GET', path: `${policies}/1/executions?limit=1`, body: '' },
      ].map((step) => ({ ...step, headers: { 'X-Auth-Token': token } }));
    const lists = fc.array(mutated, { minLength: 8, maxLength: 12 });
    await runAll(
      lists.map((values) => values.flatMap((value) => steps(JSON.stringify(value) ?? ''))),
      profile,
    );
  });
});
