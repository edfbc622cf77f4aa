/** What nobody has documented about requests and answers: paging, forms, errors. */
import { readdirSync } from 'node:fs';
import type { Response } from 'supertest';
import { expect, test } from 'vitest';
import { keepsPushes, retentionBody } from '../../contracts/resources/retention-bodies.ts';
import type { Seed } from '../../mock/index.ts';
import { behaviours } from '../../spec/generated/behaviours.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import { type Group, type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import { policyBody } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';

const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        { name: 'many', generate: { repositories: 120, artifacts: 0 } },
        { name: 'signed', signature_policies: [{ id: 3, name: 'all', executions: [{ id: 8, tasks: [] }] }] },
      ],
    },
  ],
};

const says = ({ status, body }: Response) => ({ status, says: body.error_msg });
const refusal = (...parts: readonly (string | number)[]) => ({
  status: 400,
  says: expect.stringMatching(new RegExp(parts.join('.*'))),
});

/** Ids of the repositories of one page, or the refusal. */
const pageOf = async ({ get, instance }: Fake, query: Readonly<Record<string, unknown>>) => {
  const response = await get(`${instance}/namespaces/many/repositories`, { order_type: 'asc', ...query });
  const ids = response.body.repositories?.map(({ id }: { readonly id: number }) => id);
  return ids === undefined ? says(response) : { ids, total: response.body.total };
};

const from = (first: number, last: number) => ({
  ids: Array.from({ length: last - first + 1 }, (_, index) => first + index),
  total: 120,
});

const layerOf = ({ status, body }: Response) =>
  `${status} of the ${body.request_id === undefined ? 'service' : 'gateway'}`;

const descriptionOf = ({ description }: { readonly description: string }) => description;

const triggerOf = ({ trigger }: { readonly trigger: unknown }) => trigger;

const everyOne = <Item, Result>(items: readonly Item[], ask: (item: Item) => Promise<Result>): Promise<Result[]> =>
  Promise.all(items.map(ask));

const fixedHeaders = [
  ...['server', 'strict-transport-security', 'x-content-type-options'],
  ...['x-download-options', 'x-frame-options', 'x-xss-protection'],
];

const probes: ProbesOf<'paging' | 'request' | 'response' | 'errors'> = {
  'paging.limit_out_of_range': {
    ask: async (fake) => ({
      above: await everyOne([101, 3_000_000_000], (limit) => pageOf(fake, { limit })),
      below: await everyOne([0, -3_000_000_000], (limit) => pageOf(fake, { limit })),
      offsets: await everyOne([100, 150], (offset) => pageOf(fake, { limit: 150, offset })),
    }),
    answers: {
      reject: {
        above: [refusal('limit', 101, 100), refusal('limit', 3_000_000_000, 100)],
        below: [refusal('limit', 0, 1), refusal('limit', -3_000_000_000, 1)],
        offsets: [refusal('limit', 150, 100), refusal('limit', 150, 100)],
      },
      clamp: {
        above: [from(1, 100), from(1, 100)],
        below: [from(1, 1), from(1, 1)],
        offsets: [from(101, 120), refusal('offset', 150, 'limit', 100)],
      },
    },
  },
  'paging.offset_not_multiple': {
    ask: (fake) => pageOf(fake, { offset: 5, limit: 10 }),
    answers: { reject: refusal('offset', 5, 'limit', 10), floor: from(1, 10), accept: from(6, 15) },
  },
  'paging.total_beyond_end': {
    ask: (fake) => everyOne([100, 120], (offset) => pageOf(fake, { offset, limit: 20 })),
    answers: {
      true_total: [from(101, 120), { ids: [], total: 120 }],
      zero: [from(101, 120), { ids: [], total: 0 }],
    },
  },
  'request.unknown_query': {
    ask: (fake) => pageOf(fake, { limit: 2, colour: 'red' }),
    answers: { ignore: from(1, 2), reject: refusal('colour') },
  },
  'request.unknown_body_field': {
    ask: async ({ get, post, instance }) => {
      const policies = `${instance}/namespaces/many/signature/policies`;
      const made = await post(policies, policyBody({ trigger: { type: 'manual', colour: 'red' } }));
      const { body } = await get(policies.replace('/namespaces/many', ''));
      return { made: made.status === 201 ? 201 : says(made), triggers: body.policies.map(triggerOf) };
    },
    answers: {
      ignore: { made: 201, triggers: [{ type: 'manual' }, { type: 'manual' }] },
      reject: { made: refusal('trigger.colour'), triggers: [{ type: 'manual' }] },
    },
  },
  'request.empty_query_value': {
    ask: async ({ get, swr, instance }) => {
      const instances = await get(`/v2/${swr.projectId}/instances`, { enterprise_project_id: '' });
      const pages = await everyOne(['limit=', 'limit=&limit=2', 'limit', 'order_type=', 'colour='], async (query) => {
        const { status, body } = await get(`${instance}/namespaces/many/repositories?${query}`);
        return status === 200 ? body.repositories.length : says({ status, body } as Response);
      });
      return { instances: instances.body.total ?? says(instances), pages };
    },
    answers: {
      as_absent: { instances: 1, pages: [10, 2, 10, 10, 10] },
      reject: {
        instances: refusal('enterprise_project_id is empty'),
        pages: [...Array(3).fill(refusal('limit is empty')), refusal('order_type is empty'), 10],
      },
      literal: {
        instances: 0,
        pages: [...Array(3).fill(refusal('limit', 'integer')), refusal('order_type', 'must be one of'), 10],
      },
    },
  },
  'request.null_field': {
    ask: async ({ get, post, instance }) => {
      const policies = `${instance}/namespaces/many/signature/policies`;
      const trigger = { type: 'manual', trigger_settings: null };
      const made = await everyOne([{ description: null }, { trigger, x: null }, { name: null }], async (changes) => {
        const answer = await post(policies, policyBody(changes));
        return answer.status === 201 ? 201 : says(answer);
      });
      const { body } = await get(policies.replace('/namespaces/many', ''));
      return {
        made,
        descriptions: body.policies.map(descriptionOf).toSorted(),
      };
    },
    answers: {
      as_absent: { made: [201, 201, refusal('name is null')], descriptions: ['', '', 'desc'] },
      reject: {
        made: [refusal('description is null'), refusal('trigger_settings is null'), refusal('name is null')],
        descriptions: [''],
      },
    },
  },
  'request.malformed_id': {
    ask: ({ get, instance }) =>
      everyOne(['x', '3/executions/1.5/tasks', '3/executions/8/tasks/x/subtasks', '2147483648'], async (path) =>
        layerOf(await get(`${instance}/namespaces/signed/signature/policies/${path}`)),
      ),
    answers: { reject: Array(4).fill('400 of the service'), not_found: Array(4).fill('404 of the gateway') },
  },
  'request.trailing_slash': {
    ask: async ({ get, instance }) => layerOf(await get(`${instance}/`)),
    answers: { accept: '200 of the service', not_found: '404 of the gateway' },
  },
  'response.gateway_headers': {
    ask: async ({ get, instance }) =>
      everyOne([instance, `${instance}x`, '/v2/no/such/path'], async (path) => {
        const { headers } = await get(path);
        return fixedHeaders.map((name) => headers[name]);
      }),
    answers: {
      none: Array(3).fill(Array(6).fill(undefined)),
      observed: Array(3).fill([
        ...['api-gateway', 'max-age=31536000; includeSubdomains;', 'nosniff', 'noopen', 'SAMEORIGIN', '1; mode=block;'],
      ]),
    },
  },
  'response.content_type': {
    ask: async ({ get, instance }) =>
      everyOne([instance, `${instance}x`], async (path) => (await get(path)).headers['content-type']),
    answers: {
      plain: Array(2).fill('application/json'),
      utf8: Array(2).fill('application/json;charset=utf-8'),
    },
  },
  'errors.code_family': {
    ask: ({ get, instance }) =>
      everyOne([`${instance}/namespaces?limit=x`, `${instance}x`, '/v2/no/such/path'], async (path) => {
        const { body } = await get(path);
        return body.error_code;
      }),
    answers: {
      shared_table: ['SVCSTG.SWR.4000014', expect.stringMatching(/^SVCSTG\.SWR\.404\d{4}$/), 'APIGW.0101'],
      short: ['SWR.400000', 'SWR.404000', 'APIGW.0101'],
    },
  },
  'errors.conflict_status': {
    ask: async ({ post, instance }) => {
      const rules = [keepsPushes(1), keepsPushes(1)];
      const { status } = await post(`${instance}/namespaces/many/retention/policies`, { ...retentionBody, rules });
      return status;
    },
    answers: { harbor: 409, documented: 400 },
  },
};

probeBehaviours(['paging', 'request', 'response', 'errors'], probes, seed);

/** The files of this folder, each with the groups that it probes. */
const groups: { readonly [Name in Group]: string } = {
  ...{ paging: 'requests', request: 'requests', response: 'requests', errors: 'requests' },
  ...{ namespaces: 'resources', repositories: 'resources', artifacts: 'artifacts' },
  ...{
    instances: 'instances',
    jobs: 'instances',
    selectors: 'policies',
    cron: 'policies',
    signature: 'signature',
    retention: 'retention',
    immutable: 'immutable',
    webhooks: 'webhooks',
    scanning: 'scanning',
    registries: 'registries',
    registry: 'registry',
    replication: 'replication',
    gc: 'gc',
    credentials: 'credentials',
    audit_logs: 'audit-logs',
    access: 'access',
    tags: 'resource-tags',
    executions: 'executions',
    tasks: 'tasks',
  },
};

test('every group of behaviours is probed in a file of this folder', () => {
  const known = new Set(Object.keys(behaviours).map((id) => id.slice(0, id.indexOf('.'))));
  expect(Object.keys(groups).sort()).toEqual([...known].sort());
  const files = readdirSync(new URL('.', import.meta.url));
  expect(files).toEqual(expect.arrayContaining(Object.values(groups).map((name) => `${name}.test.ts`)));
});

test('every x-behaviour of the spec is a behaviour', () => {
  const named = [...JSON.stringify(document).matchAll(/"x-behaviour":"([^"]*)"/g)].map(([, id]) => id);
  expect(named).toContain('paging.limit_out_of_range');
  expect(named.filter((id) => !Object.hasOwn(behaviours, id ?? ''))).toEqual([]);
});
