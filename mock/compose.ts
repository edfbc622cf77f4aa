import { begun, createChanging, joined } from './begin.ts';
import type { Families } from './control/changes/families.ts';
import { figuresOf } from './control/figures.ts';
import { forgetSeen } from './control/forget.ts';
import type { Fake } from './control/handler.ts';
import { isTrustedHost } from './control/hosts.ts';
import { pass } from './control/own.ts';
import { refusal } from './control/reply.ts';
import { type Control, createControl } from './control/serve.ts';
import type { Deliveries } from './deliveries/deliver.ts';
import type { ApiError } from './errors/error.ts';
import { createApi } from './gateway/api.ts';
import type { IamPlaneHandler, ReadHandler } from './gateway/perform.ts';
import { failure } from './gateway/reply.ts';
import { handlers } from './handlers/index.ts';
import { createListener } from './http/listener.ts';
import { createPlanes } from './http/planes.ts';
import { reportTo } from './http/report.ts';
import { type OpenResponses, sendTo } from './http/send.ts';
import { iamHandlers } from './iam/index.ts';
import { createObservations } from './journal/observed.ts';
import type { Barrier, Log } from './log/log.ts';
import { createMemoryLog } from './log/memory.ts';
import { toldOf } from './log/told.ts';
import { lazyExposition } from './metrics/lazy.ts';
import { loadNeighbours, neighbourHandler } from './neighbours.ts';
import type { Completed } from './options/options.ts';
import type { Registry, RegistryParts } from './registry/registry.ts';
import type { RegistryRequest } from './registry/request.ts';
import { createSplit } from './registry/split.ts';
import { reloadOf } from './reload.ts';
import { callable, executions, known } from './served.ts';
import { apiEngine } from './spec/validators.ts';
import type { PollInput } from './world/executions/controls.ts';
import { madeHex } from './world/kernel/ids.ts';
import { once } from './world/kernel/once.ts';

// A validator makes sure that an input is what its handler's type says; the compiler cannot know that of a table.
const own = new Map(Object.entries(handlers)) as unknown as ReadonlyMap<string, ReadHandler>;
const reads = (id: string) => own.get(id) ?? (neighbourHandler(id) as ReadHandler | undefined);
const iam = new Map(Object.entries(iamHandlers)) as unknown as ReadonlyMap<string, IamPlaneHandler>;

const counter = (): (() => number) => {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
};

const noBytes = { has: () => false, holds: () => ({ blobs: 0, bytes: 0 }) };

/** The registry, loaded with the first request that needs it. */
const lazyRegistry = (parts: RegistryParts) => {
  let registry: Promise<Registry> | undefined;
  const loaded = (): Promise<Registry> => {
    registry ??= import('./registry/registry.ts').then(({ createRegistry }) => createRegistry(parts));
    return registry;
  };
  return {
    answer: async (request: RegistryRequest) => (await loaded()).answer(request),
    /** Before the first request there are none, but for those of an earlier process. */
    blobs: async () => (await (parts.folder === undefined ? registry : loaded()))?.store ?? noBytes,
    close: async () => (await registry)?.close(),
  };
};

/** What the fake has of the machine it runs on. */
export interface Machine {
  /** Milliseconds, to measure by. */
  readonly stopwatch: () => number;
  /** Where the folder of blobs is created; by default that of temporary files. */
  readonly blobParent?: string;
  /** A folder for blobs, which stay in it. */
  readonly blobFolder?: string;
  /** Where the files of the page are; by default where `npm run build` puts them. */
  readonly dashboardFolder?: URL;
}

export const thisMachine: Machine = { stopwatch: () => performance.now() };

/** The control plane for callers in this process, who pass the barrier as others do. */
const ownControl = ({ answer }: Control, barrier: Barrier | undefined): Pick<Control, 'answer'> => ({
  answer: (request, address) =>
    barrier === undefined
      ? answer(request, address)
      : new Promise((resolve, reject) => {
          pass(barrier, request, {
            go: () => void answer(request, address).then(resolve, reject),
            stop: ({ message }) => resolve({ reply: refusal(503, message), operationId: undefined, durationMs: 0 }),
          });
        }),
});

/** What a fake does, less its listening: one place where all its parts meet. */
export const createCore = async (
  options: Completed,
  log: Log = createMemoryLog(options.clock),
  { stopwatch, blobParent, blobFolder, dashboardFolder }: Machine = thisMachine,
) => {
  const { auth, control, allowedHosts, webhookHosts, limits, onAnswer, onRefusal, onBug } = options;
  let deliveries: Deliveries | undefined;
  const isDelivering = limits.webhooks === 'deliver';
  const observations = createObservations(options.journal);
  const told = isDelivering ? toldOf(log, ({ project_id }) => deliveries?.look(project_id)) : log;
  const changing = createChanging(told, observations);
  const { state, commit } = changing;
  await begun(log, changing, options);
  if (isDelivering) {
    const { createDeliveries } = await import('./deliveries/deliver.ts');
    deliveries = createDeliveries({
      ...{ commit, worlds: state, hosts: webhookHosts, onBug, stopwatch, by: log.writer },
    });
  }
  const { seed } = state.home();
  const nextRequest = counter();
  const nextCommand = counter();
  const { writer, barrier } = log;
  // Requests of replicas must not have the same ids.
  const ofWriter = writer === undefined ? '' : `${writer} `;
  const nextRequestId = () => madeHex(`${ofWriter}${seed} request ${nextRequest()}`, 32);
  const shared = { commit, observations, worlds: state, nowMs: log.nowMs };
  await joined(log, changing, (command) => forgetSeen(command, shared));
  for (const { tenant } of state.all()) deliveries?.look(tenant.project_id);
  let certificate: string | undefined;

  const fake: Fake = {
    ...shared,
    operations: known,
    certificate: () => certificate,
    blobs: () => registry.blobs(),
    logStatus: () => log.status?.(),
    metrics: lazyExposition(() => figuresOf(fake)),
    stopwatch,
    replica: writer,
    nextCommandId: () => `${ofWriter}control ${nextCommand()}`,
    epoch: once(() => crypto.randomUUID().slice(-12)),
  };
  const api = createApi({
    ...{ ...shared, auth, reads, iam, loadNeighbours, nextRequestId, onRefusal, onBug },
    engine: apiEngine,
    fidelity: options.fidelity,
    operations: callable,
    isPolled: (family, input, tables) => {
      const { policiesIn, isPolled } = executions[family as keyof Families];
      return policiesIn(input as PollInput, tables).some((policyId) => isPolled(policyId, tables));
    },
    stopwatch,
  });
  const open: OpenResponses = new Set();
  const send = sendTo(open, onBug);
  const report = reportTo(onAnswer);
  const refuse = (error: ApiError) => {
    observations.requests.count(undefined, error.status, 0);
    return failure(error, { requestId: nextRequestId(), profile: state.home().profile });
  };
  const isTrusted =
    auth === 'verify'
      ? undefined
      : (host: string, address: string | undefined) => isTrustedHost(host, address, allowedHosts);
  const registry = lazyRegistry({
    ...{ ...shared, auth, nextRequestId, onRefusal, onBug, maxBytes: options.maxBytes },
    ...{ stopwatch, parent: blobParent, folder: blobFolder, replica: writer },
  });
  const planes = createPlanes({
    ...{ api, refuse, report, onBug, send, open, registry: registry.answer },
    control: createControl({ fake, access: control, allowedHosts, dashboardFolder, onBug }),
  });
  return {
    worlds: state,
    api,
    refuse,
    planes,
    listener: createListener({
      ...{ planes, refuse, send, report, onBug, isTrusted, barrier },
      isForRegistry: createSplit(state),
    }),
    /** Breaks the connections of responses that a fault leaves unanswered. */
    destroyOpen: () => {
      for (const response of open) response.destroy();
    },
    /** Breaks off what webhooks are sending. */
    stopDeliveries: async () => deliveries?.close(),
    /** Forgets the bytes of images. */
    closeRegistry: registry.close,
    /** The control plane for callers in this process. */
    own: ownControl(createControl({ fake, access: 'open', onBug }), barrier),
    reload: reloadOf(fake),
    trust: (pem: string | undefined) => {
      certificate = pem;
    },
  };
};
