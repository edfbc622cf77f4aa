import { commandKinds } from './commands.ts';
import type { Families } from './control/changes/families.ts';
import { type Begin, beginKind } from './control/changes/worlds.ts';
import { figuresOf } from './control/figures.ts';
import type { Fake } from './control/handler.ts';
import { isTrustedHost } from './control/hosts.ts';
import { createControl } from './control/serve.ts';
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
import { createObservations, type Observations } from './journal/observed.ts';
import type { Accepted, Log } from './log/log.ts';
import { createMemoryLog } from './log/memory.ts';
import { toldOf } from './log/told.ts';
import { lazyExposition } from './metrics/lazy.ts';
import { loadNeighbours, neighbourHandler } from './neighbours.ts';
import type { Completed } from './options/options.ts';
import type { Registry, RegistryParts } from './registry/registry.ts';
import type { RegistryRequest } from './registry/request.ts';
import { createSplit } from './registry/split.ts';
import { prepareSeed, seedOfCommand } from './seed/template.ts';
import { operations } from './spec/operations.ts';
import { apiEngine } from './spec/validators.ts';
import { notingStarts } from './started.ts';
import { createAdvance } from './world/advance.ts';
import { type Commit, createApply, createCommit } from './world/commit.ts';
import { createDigests, digestOf } from './world/digest.ts';
import { createOpenWorld } from './world/events.ts';
import type { PollInput } from './world/executions/controls.ts';
import { families } from './world/families.ts';
import { gcControls } from './world/gc/controls.ts';
import type { DueSource } from './world/kernel/due.ts';
import { madeHex } from './world/kernel/ids.ts';
import { outcomeOf } from './world/kernel/outcome.ts';
import { replicationControls } from './world/replication/controls.ts';
import { retentionControls } from './world/retention/controls.ts';
import { restoreTexts, savedTexts } from './world/saved.ts';
import { scanningControls } from './world/scanning/controls.ts';
import { signatureControls } from './world/signature/controls.ts';
import { createState, type State } from './world/state.ts';
import type { Tables } from './world/tables.ts';

const known = operations.filter(({ service }) => service !== 'control');
const callable = known.filter(({ service }) => service !== 'registry');
const operationIds = known.map(({ id }) => id);
const neighbourIds = new Set(callable.filter(({ family }) => family === 'kms' || family === 'vpc').map(({ id }) => id));

const executions: Families = {
  signature: signatureControls,
  retention: retentionControls,
  scanning: scanningControls,
  replication: replicationControls,
  gc: gcControls,
};

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

interface Changing {
  readonly state: State;
  readonly commit: Commit;
  readonly apply: (accepted: Accepted) => unknown;
}

/** A state and the one way to change it. Nothing is in it before a log's first command, `begin`. */
const createChanging = (log: Log, { starts }: Observations): Changing => {
  const state = createState();
  const open = createOpenWorld(families);
  const advance = createAdvance(
    families.flatMap(({ due }): readonly DueSource<Tables>[] => due),
    open,
  );
  const kinds = commandKinds(executions, operationIds);
  const parts = { state, log, open, advance, kinds };
  // A replay starts nothing that a request of this process asked for.
  const commit = createCommit({ ...parts, kinds: notingStarts(kinds, starts) });
  return { state, commit, apply: createApply(parts) };
};

/** Applies what the log has; an empty log gets its first command. */
const begun = async (log: Log, { state, commit, apply }: Changing, begin: Begin): Promise<void> => {
  const { saved, held } = log.beginning();
  if (saved !== undefined) restoreTexts(state, saved);
  const digests = createDigests(held, state);
  for (const accepted of held) {
    await seedOfCommand(accepted.command);
    if (neighbourIds.has(accepted.command.kind)) await loadNeighbours();
    outcomeOf(() => apply(accepted));
    digests.check(accepted.position);
  }
  log.follows?.({ texts: () => savedTexts(state), digest: () => digestOf(state) });
  if (state.size() > 0) return;
  await new Promise<void>((resolve, reject) => {
    commit.commit({ kind: beginKind, input: begin, commandId: beginKind }, (outcome) => {
      if ('error' in outcome) reject(outcome.error);
      else resolve();
    });
  });
};

/** A text that no other process has, made when it is first asked for. */
const epochOf = (): (() => string) => {
  let epoch: string | undefined;
  return () => {
    epoch ??= crypto.randomUUID().slice(-12);
    return epoch;
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
  /** Where the folder of blobs is made; by default that of temporary files. */
  readonly blobParent?: string;
  /** A folder for blobs, which stay in it. */
  readonly blobFolder?: string;
  /** Where the files of the page are; by default where `npm run build` puts them. */
  readonly dashboardFolder?: URL;
}

export const thisMachine: Machine = { stopwatch: () => performance.now() };

/** What a fake does, less its listening: one place where all its parts meet. */
export const createCore = async (
  options: Completed,
  log: Log = createMemoryLog(options.clock),
  { stopwatch, blobParent, blobFolder, dashboardFolder }: Machine = thisMachine,
) => {
  const { auth, control, allowedHosts, webhookHosts, profile, limits, onAnswer, onRefusal, onBug } = options;
  let deliveries: Deliveries | undefined;
  const isDelivering = limits.webhooks === 'deliver';
  const observations = createObservations(options.journal);
  const told = isDelivering ? toldOf(log, ({ project_id }) => deliveries?.look(project_id)) : log;
  const changing = createChanging(told, observations);
  const { state, commit } = changing;
  await begun(log, changing, { seed: await prepareSeed(options.seed), profile, limits });
  if (isDelivering) {
    const { createDeliveries } = await import('./deliveries/deliver.ts');
    deliveries = createDeliveries({ commit, worlds: state, hosts: webhookHosts, onBug });
  }
  for (const { tenant } of state.all()) deliveries?.look(tenant.project_id);
  const { seed } = state.home();
  const nextRequest = counter();
  const nextCommand = counter();
  const nextRequestId = () => madeHex(`${seed} request ${nextRequest()}`, 32);
  let certificate: string | undefined;

  const epoch = epochOf();
  const shared = { commit, observations, worlds: state, nowMs: log.nowMs };
  const fake: Fake = {
    ...shared,
    operations: known,
    certificate: () => certificate,
    blobs: () => registry.blobs(),
    logStatus: () => log.status?.(),
    metrics: lazyExposition(() => figuresOf(fake)),
    stopwatch,
    nextCommandId: () => `control ${nextCommand()}`,
    epoch,
  };
  const api = createApi({
    ...{ ...shared, auth, reads, iam, loadNeighbours, nextRequestId, onRefusal, onBug },
    engine: apiEngine,
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
    ...{ stopwatch, parent: blobParent, folder: blobFolder },
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
    listener: createListener({ planes, refuse, send, report, onBug, isTrusted, isForRegistry: createSplit(state) }),
    /** Breaks the connections of responses that a fault leaves unanswered. */
    destroyOpen: () => {
      for (const response of open) response.destroy();
    },
    /** Breaks off what webhooks are sending. */
    stopDeliveries: async () => deliveries?.close(),
    /** Forgets the bytes of images. */
    closeRegistry: registry.close,
    /** The control plane for callers in this process. */
    own: createControl({ fake, access: 'open', onBug }),
    trust: (pem: string | undefined) => {
      certificate = pem;
    },
  };
};
