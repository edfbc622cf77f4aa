import type { Seed } from '../../mock/index.ts';

export const total = 105;
const many = <Item>(make: (index: number) => Item) => Array.from({ length: total }, (_, index) => make(index + 1));
export const digest = (index: number) => `sha256:${String(index).padStart(64, '0')}`;

/** Records of which the first is as given. */
const manyFrom = <Item extends object>(first: Item, name: string) =>
  many((index) => ({ name: `${name}-${index}`, ...(index === 1 && first) }));

const tasks = many((index) => ({ repository: `repository-${index}`, sub_tasks: index === 1 ? many(() => ({})) : [] }));
const executions = many((index) => ({ tasks: index === 1 ? tasks : [] }));
const artifacts = many((index) => ({ digest: digest(index), tags: [`1.${index}`] }));
const signed = { name: 'signed', artifacts: [{ digest: digest(0), accessories: many(() => ({})) }] };
const repositories = [signed, ...manyFrom({ artifacts }, 'repository').slice(0, -1)];
const namespace = { repositories, signature_policies: manyFrom({ executions }, 'policy') };

/** A namespace has one retention policy and one immutable rule at most. */
const namespaces = manyFrom(namespace, 'namespace').map((one, index) => ({
  ...one,
  retention_policies: [{ name: `retention-${index}`, ...(index === 0 && { executions }) }],
  immutable_rules: [{}],
  webhook_policies: [{ name: `webhook-${index}`, ...(index === 0 && { jobs: many(() => ({})) }) }],
}));

const replications = many((index) => ({
  tasks: index === 1 ? many(() => ({ repository: 'n/r', sub_tasks: index === 1 ? many(() => ({})) : [] })) : [],
}));
const replication = {
  registries: manyFrom({}, 'registry'),
  replication_policies: manyFrom({}, 'replication').map((one, index) => ({
    ...one,
    executions: index === 0 ? replications : [],
  })),
};

const account = { credentials: manyFrom({}, 'credential'), audit_logs: many(() => ({ operation: 'pull' as const })) };

/** A world in which every list holds 105 records. */
export const fullWorld: Seed = {
  jobs: many(() => ({})),
  instances: manyFrom({ namespaces }, 'instance').map((one, index) => ({
    ...one,
    ...(index === 0 && { ...replication, ...account, endpoints: many(() => ({})) }),
  })),
};
