import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import control from '../../spec/generated/control.json' with { type: 'json' };
import { clientOf, startEmbedded } from '../support/clients.ts';

const ajv = new Ajv({ strict: false });
formats.default(ajv);
ajv.addSchema({ ...control, $id: 'control' });

interface Declared {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly 'application/json'?: { readonly schema: object } } }>
  >;
}
const verbs = Object.entries(control.paths).flatMap(([template, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => ({ method: method.toUpperCase(), template, operation: operation as Declared })),
);

/** What is wrong with an answer; null if it is of that status and in that form. */
const problemOf = ({ responses }: Declared, status: number, body: unknown): string | null => {
  const response = responses[status];
  if (response === undefined) return `status ${status} is not declared`;
  const schema = response.content?.['application/json']?.schema;
  if (schema === undefined) return null;
  const text = JSON.stringify(schema).replaceAll('"#/', '"control#/');
  return ajv.validate(JSON.parse(text), body) ? null : ajv.errorsText();
};

const push = { namespace_name: 'library', repository_name: 'web' };
/** A call of each verb that succeeds; those of a path take what was made before. */
const bodies: Readonly<Record<string, unknown>> = {
  loadSeed: { seed: 'empty' },
  createExecution: { tasks: 2 },
  pushArtifact: push,
  createFault: { do: { status: 500 } },
  setClock: { freeze: true },
  setRegistryHealth: { health: 'unhealthy' },
  verifyJournal: { match: { operationId: 'ShowInstance' } },
};

const repository = 'namespace_name=library&repository_name=web';
/** What the query of a call needs. */
const queries: Readonly<Record<string, string>> = {
  browseRepositories: '?namespace_name=library',
  browseArtifacts: `?${repository}`,
  browseVulnerabilities: `?${repository}&digest=sha256:${'0'.repeat(64)}`,
};

/** The beginning of an answer that does not end, or the whole of one that does. */
const textOf = async (id: string, answer: Response): Promise<string> => {
  if (id !== 'events') return answer.text();
  const reader = answer.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
};

/** A fake, and what the paths of its control plane can name. */
const prepared = async (id: string) => {
  const { swr } = await startEmbedded(id === 'certificate' ? { tls: {} } : {});
  const { instance, get } = clientOf(swr);
  await get(instance);
  const world = await swr.world();
  await swr.artifacts.push({ ...push, digest: `sha256:${'0'.repeat(64)}` });
  const { executionId } = await swr.executions.create({ life_cycle: 'manual' });
  const fault = id === 'verifyFaults' ? 0 : await swr.fault({ match: { path: '/nowhere' }, do: { status: 500 } });
  const parameters: Readonly<Record<string, string>> = {
    project_id: world.projectId,
    fault_id: `${fault}`,
    request_id: (await fetch(`${swr.url}/v2/unknown`)).headers.get('x-request-id') ?? '',
    execution_id: `${executionId}`,
    family: 'signature',
    registry_id: '1',
    key_name: 'fake-swr-demo',
  };
  return { swr, world, parameters };
};

test.each(verbs)('$method $template answers as the spec says', async ({ method, template, operation }) => {
  const id = operation.operationId;
  const { swr, world, parameters } = await prepared(id);
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  const body = id === 'restoreSnapshot' ? await world.snapshot() : bodies[id];
  const answer = await fetch(`${swr.url}${path}${queries[id] ?? ''}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await textOf(id, answer);
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  expect(answer.status).toBeLessThan(300);
  expect(problemOf(operation, answer.status, isJson ? JSON.parse(text) : text)).toBeNull();
});

test('a check that can fail does fail', () => {
  const health = verbs.find(({ template }) => template === '/_fake/health');
  if (health === undefined) throw new Error('there are verbs');
  expect(problemOf(health.operation, 200, { status: 'ready', version: '1', worlds: 'many' })).toMatch(
    /worlds must be integer/,
  );
  expect(problemOf(health.operation, 204, undefined)).toBe('status 204 is not declared');
});

test('POST /_fake/worlds {} answers the shape that checks outside the repository use', async () => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}/_fake/worlds`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({
    project_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    instance_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ak: expect.stringMatching(/./),
    sk: expect.stringMatching(/./),
    token: expect.stringMatching(/./),
    region: 'cn-north-4',
    domain_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    name: 'world 1',
  });
});

test('a verb without a project_id means the demo world', async () => {
  const { swr } = await startEmbedded();
  const world = await swr.world();
  const post = (path: string, body: object) =>
    fetch(`${swr.url}/_fake/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('faults', { do: { status: 500 } });
  await post('clock', { freeze: true });
  const faults = [await swr.faults.list(), await world.faults.list()];
  expect(faults.map(({ length }) => length)).toEqual([1, 0]);
  expect([(await swr.clock.show()).scale, (await world.clock.show()).scale]).toEqual([0, 1]);
});
