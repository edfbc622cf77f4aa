import type { components } from '../../spec/generated/control.types.ts';
import { browseOf } from './browse.ts';
import { type Call, createCall, type Send } from './call.ts';
import { FakeSwrError } from './error.ts';
import { eventsOf, type Stream } from './events.ts';
import { journalOf } from './journal.ts';
import type { FakeSwr, FakeWorld } from './types.ts';

type Shown = components['schemas']['World'];

const bench = (call: Call, project_id: string): Pick<FakeWorld, 'fault' | 'faults' | 'clock' | 'journal'> => {
  const query = { project_id };
  const clock = (change: object) => call('setClock', { body: { project_id, ...change } });
  return {
    fault: async (fault) => (await call('createFault', { body: { project_id, ...fault } })).id,
    faults: {
      list: async () => (await call('listFaults', { query })).faults,
      disarm: (fault_id) => call('deleteFault', { path: { fault_id }, query }),
      clear: () => call('deleteFaults', { query }),
      verify: async () => (await call('verifyFaults', { body: { project_id } })).count,
    },
    clock: {
      show: () => call('showClock', { query }),
      freeze: () => clock({ freeze: true }),
      resume: () => clock({ resume: true }),
      advance: (by) => clock({ advance: typeof by === 'number' ? `${by}ms` : by }),
      set: (set) => clock({ set }),
      scale: (scale) => clock({ scale }),
    },
    journal: journalOf(call, project_id),
  };
};

type Data = Pick<FakeWorld, 'executions' | 'artifacts' | 'registries' | 'keys' | 'lifeCycle' | 'seed'>;

const data = (call: Call, project_id: string): Data => ({
  executions: {
    create: async (execution) => {
      const { policy_id, execution_id } = await call('createExecution', { body: { project_id, ...execution } });
      return { policyId: policy_id, executionId: execution_id };
    },
    step: (execution_id, steps = 1, { family = 'signature' } = {}) =>
      call('stepExecution', { path: { execution_id }, body: { project_id, family, steps } }),
  },
  artifacts: {
    push: async (artifact) => {
      const { digest, artifact_id, execution_ids } = await call('pushArtifact', { body: { project_id, ...artifact } });
      return { digest, artifactId: artifact_id, executionIds: execution_ids };
    },
  },
  registries: {
    health: (registry_id, health) => call('setRegistryHealth', { path: { registry_id }, body: { project_id, health } }),
    artifacts: async (registry_id) =>
      (await call('listRegistryArtifacts', { path: { registry_id }, query: { project_id } })).artifacts,
  },
  keys: { publicHalf: (key_name) => call('showKey', { path: { key_name }, query: { project_id } }) },
  lifeCycle: (script = {}) => call('setLifeCycle', { body: { project_id, ...script } }),
  seed: (seed) => call('loadSeed', { body: { project_id, seed } }),
});

interface Way {
  readonly url: string;
  readonly call: Call;
  readonly stream: Stream;
}

const worldOf = (way: Way, shown: Shown): FakeWorld => {
  const { url, call, stream } = way;
  const { project_id, instance_id, ak, sk, token, region, domain_id, name } = shown;
  const path = { project_id };
  const forget = () => call('deleteWorld', { path });
  return {
    ...{ url, name, region, ak, sk, token },
    projectId: project_id,
    domainId: domain_id,
    instanceId: instance_id,
    ...bench(call, project_id),
    ...data(call, project_id),
    browse: browseOf(call, project_id),
    events: eventsOf(stream, project_id),
    snapshot: () => call('takeSnapshot', { path }),
    restore: (snapshot) => call('restoreSnapshot', { path, body: snapshot }),
    coverage: () => call('coverage', { query: { project_id } }),
    reset: async () => void (await call('reset', { body: { project_id } })),
    fork: async (options) => worldOf(way, await call('createWorld', { body: { ...options, from: project_id } })),
    forget,
    [Symbol.asyncDispose]: () =>
      forget().catch((error) => {
        if (!(error instanceof FakeSwrError && error.status === 404)) throw error;
      }),
  };
};

export interface ClientOptions {
  readonly url: string;
  readonly send: Send;
  readonly stream: Stream;
  /** The demo world, if it is known without asking. */
  readonly home?: Shown;
  readonly close: () => Promise<void>;
}

/** The typed object that a test holds; the same for a fake in this process and for one elsewhere. */
export const createClient = async ({ url, send, stream, close, home: known }: ClientOptions): Promise<FakeSwr> => {
  const call = createCall(send);
  const way = { url, call, stream };
  const home = known ?? (await call('listWorlds')).worlds[0];
  if (home === undefined) throw new Error(`${url} has no worlds`);
  return {
    ...worldOf(way, home),
    world: async (options = {}) => worldOf(way, await call('createWorld', { body: options })),
    worlds: async () => (await call('listWorlds')).worlds.map((shown) => worldOf(way, shown)),
    figures: async () => (await call('listWorlds', { query: { secrets: false } })).worlds,
    events: eventsOf(stream),
    reset: async () => void (await call('reset', { body: {} })),
    metrics: () => call('metrics'),
    close,
    [Symbol.asyncDispose]: close,
  };
};
