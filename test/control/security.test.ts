import { expect, test } from 'vitest';
import { policyBody, scopeRule } from '../support/bodies.ts';
import { clientOf, policiesOf, startEmbedded } from '../support/clients.ts';

const call = async (method: string, path: string, body?: string) => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}/_fake/${path}`, {
    method,
    ...(body !== undefined && { body, headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await answer.text();
  const worlds = await swr.worlds();
  return { status: answer.status, body: JSON.parse(text), worlds: worlds.length };
};

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const bodies: readonly [what: string, path: string, body: string, error: RegExp][] = [
  ['__proto__', 'worlds', '{"__proto__":{"name":"x"}}', /__proto__ has a name that is not allowed/],
  ['constructor', 'faults', '{"do":{"constructor":{}}}', /do\.constructor has a name that is not allowed/],
  ['prototype', 'seed', '{"seed":{"instances":[{"prototype":1}]}}', /instances\.0\.prototype has a name/],
  ['forty levels', 'worlds', nested(40), /nested deeper than 32 levels/],
  ['a hundred thousand levels', 'worlds', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested deeper than 32/],
  ['half a text', 'worlds', '{"name":', /its 8 bytes are not JSON/],
  ['null', 'worlds', 'null', /the body must be an object/],
  ['a list', 'worlds', '[]', /the body must be an object/],
  ['a path that is too long', 'faults', `{"match":{"path":"${'*'.repeat(513)}"},"do":{"status":500}}`, /at most 512/],
  [
    'a query that is too long',
    'faults',
    `{"match":{"query":{"a":"${'*'.repeat(513)}"}},"do":{"status":500}}`,
    /at most 512/,
  ],
  ['a pattern that is too long', 'life-cycle', `{"fail":{"repositories":"${'*'.repeat(129)}"}}`, /at most 128/],
  ['a name that is too long', 'worlds', `{"name":"${'x'.repeat(129)}"}`, /at most 128/],
];
test.each(bodies)('a body with %s is refused with a sentence', async (_, path, body, error) => {
  const answer = await call('POST', path, body);
  expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(error) }, worlds: 1 });
  expect({}).not.toHaveProperty('name');
});

test('a body over the limit is refused in the form of the control plane', async () => {
  const answer = await call('POST', 'worlds', `{"name":"${'x'.repeat(12 * 1024 * 1024)}"}`);
  expect(answer).toEqual({ status: 413, body: { error: expect.any(String) }, worlds: 1 });
});

const calls: readonly [method: string, path: string, status: number, error: RegExp][] = [
  ['GET', 'journal?stauts=200', 400, /query parameter stauts is not known; did you mean status\?/],
  ['GET', 'journal?__proto__=1', 400, /query parameter __proto__ is not known/],
  ['GET', 'health?verbose=1', 400, /query parameter verbose is not known/],
  ['GET', 'journal?limit=0', 400, /limit is 0 but must be at least 1/],
  ['GET', 'journal?limit=ten', 400, /limit is "ten" but must be an integer/],
  ['GET', 'clock?project_id=a&project_id=b', 400, /project_id is \["a","b"\] but must be a string/],
  ['DELETE', 'faults/abc', 400, /fault_id is "abc" but must be an integer/],
  ['GET', 'worlds/%zz/snapshot', 400, /malformed escape/],
  ['DELETE', 'worlds/__proto__', 404, /"__proto__" is not the project of a world/],
  ['GET', 'reset', 405, /GET \/_fake\/reset is not a call of the control plane; did you mean POST \/_fake\/reset\?/],
  ['PATCH', 'faults', 405, /PATCH \/_fake\/faults is not a call .*did you mean \w+ \/_fake\/faults\?/],
  ['GET', 'jurnal', 404, /did you mean GET \/_fake\/journal\?/],
];
test.each(calls)('%s /_fake/%s is answered %i with a sentence', async (method, path, status, error) => {
  const answer = await call(method, path);
  expect(answer).toEqual({ status, body: { error: expect.stringMatching(error) }, worlds: 1 });
});

test('patterns made to take for ever are matched in no time', async () => {
  const { swr } = await startEmbedded({ seed: 'empty' });
  const client = clientOf(swr);
  const hostile = `${'*a'.repeat(7)}z`;
  await swr.artifacts.push({ namespace_name: 'library', repository_name: 'a'.repeat(60) });
  await swr.lifeCycle({ fail: { repositories: hostile } });
  await swr.fault({ match: { path: `${'*a'.repeat(200)}z` }, do: { status: 500 } });
  const scope_rules = [scopeRule(), scopeRule({ repository: hostile })];
  const { body } = await client.post(policiesOf(client), policyBody({ scope_rules }));
  const began = performance.now();
  expect((await client.post(`${policiesOf(client)}/${body.id}/executions`)).status).toBe(202);
  expect((await client.get(`/${'a'.repeat(4000)}`)).status).toBe(404);
  expect(performance.now() - began).toBeLessThan(500);
});
