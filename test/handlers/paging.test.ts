import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import { startFake } from '../support/fake.ts';
import { digest, fullWorld, total } from './full-world.ts';
import { freeLists, type List, lists, multipleLists } from './paged-lists.ts';

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
}

const startPaging = async (world = fullWorld) => {
  const { swr, get } = await startFake({ seed: world });
  const ask = ({ path }: List, query: string) =>
    get(
      `${path.replace('{project}', swr.projectId).replace('{instance}', swr.instanceId)}${path.includes('?') ? '&' : '?'}${query}`,
    );
  const pageOf = async (list: List, query: string): Promise<Page> => {
    const { status, body } = await ask(list, query);
    expect(status).toBe(200);
    return { items: body[list.key], total: body.total };
  };
  const wholeOf = async (list: List) => {
    const [first, second] = [await pageOf(list, 'limit=100'), await pageOf(list, 'offset=100&limit=100')];
    return [...first.items, ...second.items];
  };
  return { ask, pageOf, wholeOf };
};

test('every list of the spec is tried here', () => {
  const operations = Object.values(document.paths).flatMap((item) => ('get' in item ? [item.get] : []));
  const paged = operations.filter((get) => /parameters\/offset/.test(JSON.stringify(get)));
  expect(paged.map(({ operationId }) => operationId).sort()).toEqual(lists.map(({ operation }) => operation).sort());
});

const pages: readonly [query: string, from: number, count?: number][] = [
  ['', 0],
  ['offset=0', 0],
  ['limit=1', 0, 1],
  ['limit=7', 0, 7],
  ['limit=100', 0, 100],
  ['offset=0&limit=5', 0, 5],
  ['offset=20&limit=10', 20, 10],
  ['limit=10&offset=100', 100, 5],
  ['offset=104&limit=1', 104, 1],
  ['offset=105&limit=1', 105, 0],
  ['offset=110&limit=10', 110, 0],
  ['offset=100000&limit=100', 100_000, 0],
  ['offset=2147483647&limit=1', 2_147_483_647, 0],
];
const multiplePages: typeof pages = [...pages, ['offset=10', 10], ['offset=110', 110, 0]];
const freePages: typeof pages = [...pages, ['offset=3&limit=2', 3, 2], ['offset=3', 3], ['offset=100', 100, 5]];

test.each(lists)('$operation answers every page with its part of the list and the true total', async (list) => {
  const { pageOf, wholeOf } = await startPaging();
  const whole = await wholeOf(list);
  expect(new Set(whole.map((item) => JSON.stringify(item))).size).toBe(total);
  for (const [query, from, count = list.defaultLimit ?? 10] of freeLists.includes(list) ? freePages : multiplePages) {
    expect({ query, ...(await pageOf(list, query)) }).toEqual({ query, items: whole.slice(from, from + count), total });
  }
});

/** Each parameter's value as it is sent, as it is shown in the refusal, and the rule it breaks. */
const noIntegers = [
  ['abc', '"abc"'],
  ['1.5', '"1.5"'],
  ['1e1', '"1e1"'],
  ['0x10', '"0x10"'],
  ['%205', '" 5"'],
  ['ten', '"ten"'],
] as const;

const refusals: readonly [query: string, said: string][] = [
  ...['offset', 'limit'].flatMap((name): [string, string][] => [
    ...noIntegers.map(([sent, shown]): [string, string] => [
      `${name}=${sent}`,
      `${name} is ${shown} but must be an integer`,
    ]),
    [`${name}=10&${name}=20`, `${name} is ["10","20"] but must be an integer`],
    [`${name}=10&${name}=10`, `${name} is ["10","10"] but must be an integer`],
  ]),
  ['limit=0', 'limit is 0 but must be at least 1'],
  ['limit=-1', 'limit is -1 but must be at least 1'],
  ['limit=101', 'limit is 101 but must be at most 100'],
  ['limit=99999999999', 'limit is 99999999999 but must be at most 100'],
  ['offset=-1', 'offset is -1 but must be at least 0'],
  ['offset=-10', 'offset is -10 but must be at least 0'],
  ['offset=99999999999', 'offset is 99999999999 but must be in the format int32'],
  ['offset=-1&limit=0', 'limit is 0 but must be at least 1'],
];

const multipleRefusals: typeof refusals = [
  ...refusals,
  ['offset=5', 'offset is 5 but must be 0 or a multiple of limit (10)'],
  ['offset=15&limit=10', 'offset is 15 but must be 0 or a multiple of limit (10)'],
  ['limit=20&offset=10', 'offset is 10 but must be 0 or a multiple of limit (20)'],
  ['offset=1&limit=100', 'offset is 1 but must be 0 or a multiple of limit (100)'],
];

test.each(lists)('$operation refuses a page it cannot give, naming parameter, value and rule', async (list) => {
  const { ask } = await startPaging();
  for (const [query, said] of freeLists.includes(list) ? refusals : multipleRefusals) {
    const { status, body } = await ask(list, query);
    expect({ query, status, code: body.error_code }).toEqual({ query, status: 400, code: 'SVCSTG.SWR.4000014' });
    expect(body.error_msg).toContain(`query parameter ${said}`);
  }
});

test('walking the pages of any size until an empty one gives the whole list once, in order', async () => {
  const { pageOf, wholeOf } = await startPaging();
  const wholes = new Map<List, readonly unknown[]>();
  for (const list of lists) wholes.set(list, await wholeOf(list));
  const walk = async (list: List, limit: number) => {
    const seen: unknown[] = [];
    for (let offset = 0; ; offset += limit) {
      const page = await pageOf(list, `offset=${offset}&limit=${limit}`);
      expect(page.total).toBe(total);
      if (page.items.length === 0) return seen;
      seen.push(...page.items);
    }
  };
  const anyList = fc.constantFrom(...lists);
  const anyLimit = fc.integer({ min: 1, max: 100 });
  await fc.assert(
    fc.asyncProperty(anyList, anyLimit, async (list, limit) => {
      expect(await walk(list, limit)).toEqual(wholes.get(list));
    }),
    { seed: 11, numRuns: 60 },
  );
});

/** Records whose ids a seed gives out of order, as it well may: a captured list starts with the newest. */
const shuffled = <Item>(make: (id: number) => Item) => [2, 3, 1].map(make);

const shuffledTasks = shuffled((id) => ({
  id,
  repository: 'signed',
  sub_tasks: id === 1 ? shuffled((sub) => ({ id: sub })) : [],
}));
const shuffledExecutions = shuffled((id) => ({ id, tasks: id === 1 ? shuffledTasks : [] }));
const shuffledNamespace = {
  repositories: [
    {
      name: 'repository-1',
      artifacts: shuffled((id) => ({ id, digest: digest(id), tags: [{ id, name: `1.${id}` }] })),
    },
    { name: 'signed', artifacts: [{ id: 9, digest: digest(0), accessories: shuffled((id) => ({ id })) }] },
  ],
  signature_policies: shuffled((id) => ({ id, name: `policy-${id}`, executions: id === 1 ? shuffledExecutions : [] })),
};
const shuffledNamespaces = shuffled((id) => ({
  namespace_id: id,
  name: `namespace-${id}`,
  ...(id === 1 && shuffledNamespace),
  retention_policies: [{ id, name: `retention-${id}`, executions: id === 1 ? shuffledExecutions : [] }],
  immutable_rules: [{ id }],
  webhook_policies: [{ id, name: `webhook-${id}`, jobs: id === 1 ? shuffled((job) => ({ id: job })) : [] }],
}));
const shuffledSubTasks = (task: number) => (task === 1 ? shuffled((id) => ({ id })) : []);
const shuffledReplications = shuffled((id) => ({
  id,
  tasks: id === 1 ? shuffled((task) => ({ id: task, repository: 'n/r', sub_tasks: shuffledSubTasks(task) })) : [],
}));
const shuffledReplication = {
  registries: shuffled((id) => ({ id, name: `registry-${id}` })),
  replication_policies: shuffled((id) => ({
    id,
    name: `replication-${id}`,
    executions: id === 1 ? shuffledReplications : [],
  })),
};
const shuffledLogs = { audit_logs: shuffled((id) => ({ id, operation: 'pull' as const })) };
const shuffledSeed: Seed = {
  instances: [{ name: 'instance-1', namespaces: shuffledNamespaces, ...shuffledReplication, ...shuffledLogs }],
};

const newestFirst = [
  ...['ListInstanceArtifacts', 'ListInstanceTags'],
  ...['ListInstanceSignPolicyExecutions', 'ListInstanceRetentionPolicyExecutions'],
  ...['ListInstanceWebhooks', 'ListInstanceWebhookJobs'],
  ...['ListInstanceReplicationPolicyExecutions', 'ListInstanceReplicationPolicies', 'ListInstanceRegistries'],
  'ListAuditLogs',
];
const listsById = multipleLists.filter(({ key }) => key !== 'repositories');

test.each(listsById)('$operation goes by id, whatever the order of the seed', async (list) => {
  const { pageOf } = await startPaging(shuffledSeed);
  const { items } = await pageOf(list, '');
  const ids = items.map(({ id, namespace_id }) => id ?? namespace_id);
  expect(ids).toEqual(newestFirst.includes(list.operation) ? [3, 2, 1] : [1, 2, 3]);
});
