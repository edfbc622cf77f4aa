import { registryBody } from '../../../contracts/resources/registry-bodies.ts';
import { retentionBody } from '../../../contracts/resources/retention-bodies.ts';
import type { EmbeddedFakeSwr } from '../../../mock/index.ts';
import { policyBody, ruleBody } from '../../support/bodies.ts';
import { webhookBody } from '../../support/webhook-bodies.ts';

// What is done with a folder, and what is then asked: a folder that an earlier version made is not made again, so calls are
// added to a new one only.

type Call = readonly [method: string, path: string, body?: unknown];

export const seed = {
  instances: [{ name: 'kept', namespaces: [{ name: 'library' }] }],
} as const;

export const startOfTime = '2026-03-01T12:00:00Z';

const executions = '/namespaces/library/signature/policies/1/executions';

/** Every kind of row that a small world has, by paths below its instance or of the control plane. */
export const writes: readonly Call[] = [
  ['POST', '/namespaces', { namespace_name: 'second', metadata: { public: 'true', auto_scan: 'true' } }],
  ['POST', '/_fake/artifacts', { namespace_name: 'library', repository_name: 'app', tags: ['1', 'latest'] }],
  ['POST', '/_fake/artifacts', { namespace_name: 'second', repository_name: 'web', tags: ['2'] }],
  ['POST', '/namespaces/library/signature/policies', policyBody({ signature_algorithm: 'ECDSA_SHA_256' })],
  ['POST', executions],
  ['POST', '/namespaces/library/retention/policies', retentionBody],
  ['POST', '/namespaces/library/retention/policies/1/executions', { dry_run: true }],
  ['POST', '/namespaces/second/immutabletagrules', ruleBody()],
  ['POST', '/namespaces/library/webhook/policies', webhookBody()],
  ['POST', '/registries', registryBody],
  ['POST', '/long-term-credential', { name: 'ci' }],
  ['POST', '/tags/create', { tags: [{ key: 'team', value: 'web' }] }],
  ['POST', '/system/gc/schedule', { schedule: { type: 'Manual' }, parameters: { delete_untagged: true } }],
  ['POST', '/_fake/clock', { advance: '20m' }],
  ['POST', '/_fake/faults', { match: { operationId: 'ListInstanceJobs' }, when: { times: 2 }, do: { status: 500 } }],
  ['POST', '/namespaces', { namespace_name: 'last', metadata: { public: 'false' } }],
  ['DELETE', '/namespaces/last'],
];

const reads: readonly Call[] = [
  ...['', '/namespaces', '/repositories', '/statistics', '/registries', '/tags', '/system/gc', '/system/gc/schedule'],
  ...[executions, `${executions}/1/tasks`, '/retention/policies', '/signature/policies'],
  ...['/namespaces/library/retention/policies/1/executions', '/immutabletagrules'],
  ...['/webhook/policies', '/long-term-credentials?self_only=false', '/artifacts', '/configurations'],
  ...['/_fake/faults', '/_fake/clock', '/_fake/worlds'],
].map((path) => ['GET', path] as const);

const send = async ({ url, projectId, instanceId, token }: EmbeddedFakeSwr, [method, path, body]: Call) => {
  const at = path.startsWith('/_fake/') ? path : `/v2/${projectId}/instances/${instanceId}${path}`;
  const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
  const response = await fetch(`${url}${at}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = (await response.text()).replaceAll(new URL(url).host, 'HOST');
  return `${method} ${path} ${response.status} ${text}`;
};

export const sendAll = async (swr: EmbeddedFakeSwr, calls: readonly Call[]): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const each of calls) answers.push(await send(swr, each));
  return answers;
};

/** What a client can see of it, a line each. */
export const answersOf = (swr: EmbeddedFakeSwr): Promise<readonly string[]> => sendAll(swr, reads);
