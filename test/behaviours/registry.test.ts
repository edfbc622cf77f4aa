/** What nobody has documented about the registry. */

import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import { policyBody } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';

const seed: Seed = {
  instances: [
    {
      name: 'one',
      access_address: 'one.example.com',
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
      namespaces: [{ name: 'library', repositories: [{ name: 'app', artifacts: [{ tags: ['v1', 'v2'] }] }] }],
    },
  ],
};

const demo = `Basic ${Buffer.from('fake-swr-demo:fake-swr-demo-password').toString('base64')}`;

const call = ({ swr }: Fake, method: string, path: string, body?: string, authorization = demo) =>
  fetch(`${swr.url}${path}`, {
    method,
    headers: {
      ...(authorization !== '' && { authorization }),
      'content-type': 'application/vnd.oci.image.index.v1+json',
    },
    body: body ?? null,
  });

const answerOf = async (response: Response): Promise<string> => {
  const text = await response.text();
  return response.ok ? String(response.status) : `${response.status} ${JSON.parse(text).errors[0].code}`;
};

const index = (digest: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    manifests: [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 }],
  });

const probes: ProbesOf<'registry'> = {
  'registry.challenge': {
    ask: async (fake) => {
      const { headers } = await call(fake, 'GET', '/v2/', undefined, '');
      const { status } = await call(fake, 'GET', '/v2/');
      return [/^\w+|service="[^"]*"/g, status].map((part) =>
        part instanceof RegExp ? headers.get('www-authenticate')?.match(part)?.join(' ') : part,
      );
    },
    answers: {
      harbor: ['Bearer service="harbor-registry"', 200],
      basic: ['Basic', 200],
      dockyard: ['Bearer service="dockyard"', 401],
    },
  },
  'registry.unknown_namespace': {
    ask: async (fake) => answerOf(await call(fake, 'POST', '/v2/nowhere/app/blobs/uploads/')),
    answers: { not_found: '404 NOT_FOUND', denied: '403 DENIED' },
  },
  'registry.delete_by_tag': {
    ask: async (fake) => [
      await answerOf(await call(fake, 'DELETE', '/v2/library/app/manifests/v1')),
      (await call(fake, 'HEAD', '/v2/library/app/manifests/v1')).status,
      (await call(fake, 'HEAD', '/v2/library/app/manifests/v2')).status,
    ],
    answers: { allow: ['202', 404, 200], reject: ['400 UNSUPPORTED', 200, 200] },
  },
  'registry.catalog': {
    ask: async (fake) => answerOf(await call(fake, 'GET', '/v2/_catalog')),
    answers: { instance: '200', none: '401 UNAUTHORIZED' },
  },
  'registry.missing_child': {
    ask: async (fake) =>
      answerOf(await call(fake, 'PUT', '/v2/library/app/manifests/all', index(`sha256:${'a'.repeat(64)}`))),
    answers: { reject: '404 NOT_FOUND', accept: '201' },
  },
  'registry.pushed_again': {
    ask: async (fake) => {
      const { artifacts, clock } = fake.swr;
      const app = { namespace_name: 'library', repository_name: 'again', digest: `sha256:${'b'.repeat(64)}` };
      await artifacts.push(app);
      await clock.advance('1h');
      await artifacts.push(app);
      const { body } = await fake.get(`${fake.instance}/namespaces/library/repositories/again/artifacts`);
      const [{ push_time, tags }] = body.artifacts;
      return [push_time, tags[0].push_time];
    },
    answers: {
      as_before: ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
      as_new: ['2026-03-01T13:00:00.000Z', '2026-03-01T13:00:00.000Z'],
    },
  },
  'registry.docker_reference': {
    ask: async (fake) => {
      const policies = `${fake.instance}/namespaces/library/signature/policies`;
      const { body } = await fake.post(policies, policyBody({ signature_algorithm: 'ECDSA_SHA_256' }));
      await fake.post(`${policies}/${body.id}/executions`);
      await fake.swr.clock.advance('1m');
      const signed = (await call(fake, 'HEAD', '/v2/library/app/manifests/v1')).headers.get('docker-content-digest');
      const tag = `${signed?.replace(':', '-')}.sig`;
      const read = async (path: string) => JSON.parse(await (await call(fake, 'GET', path)).text());
      const { layers } = await read(`/v2/library/app/manifests/${tag}`);
      const { critical } = await read(`/v2/library/app/blobs/${layers[0].digest}`);
      return critical.identity['docker-reference'];
    },
    answers: { access_address: 'one.example.com/library/app', repository: 'library/app' },
  },
  'registry.unusable_key': {
    ask: async (fake) => {
      const kms = (path: string, body: object) => fake.post(`/v1.0/${fake.swr.projectId}/kms/${path}`, body);
      const { key_id } = (await kms('create-key', { key_alias: 'signing', key_spec: 'EC_P256' })).body.key_info;
      await kms('disable-key', { key_id });
      const policies = `${fake.instance}/namespaces/library/signature/policies`;
      const { body } = await fake.post(policies, policyBody({ signature_key: key_id }));
      const execution = `${policies}/${body.id}/executions/${(await fake.post(`${policies}/${body.id}/executions`)).body.id}`;
      await fake.swr.clock.advance('1m');
      const [{ status, status_text }] = (await fake.get(`${execution}/tasks`)).body.tasks;
      return [status, status_text.replace(key_id, '<key>')];
    },
    answers: { fail: ['Failed', 'KMS key <key> is disabled'], sign: ['Succeed', ''] },
  },
};

probeBehaviours(['registry'], probes, seed);
