import type { components } from '../../spec/generated/control.types.ts';
import type { Browse } from './browse.ts';
import type { Events } from './events.ts';
import type { JournalOfWorld } from './journal.ts';

type Schemas = components['schemas'];
type Less<Shape> = Omit<Shape, 'project_id'>;

/** The verbs of the control plane for one world. Bodies and answers are those of spec/control.yaml. */
export interface FakeWorld {
  readonly url: string;
  readonly name: string;
  readonly region: string;
  readonly projectId: string;
  readonly domainId: string;
  /** The first instance of the list. */
  readonly instanceId: string;
  readonly ak: string;
  readonly sk: string;
  readonly token: string;
  /** Arms a fault; resolves to its id. */
  readonly fault: (fault: Less<Schemas['NewFault']>) => Promise<number>;
  readonly faults: {
    readonly list: () => Promise<readonly Schemas['Fault'][]>;
    readonly disarm: (id: number) => Promise<void>;
    readonly clear: () => Promise<void>;
    /** Rejects if a fault never fired. */
    readonly verify: () => Promise<number>;
  };
  readonly clock: {
    readonly show: () => Promise<Schemas['Clock']>;
    readonly freeze: () => Promise<Schemas['Clock']>;
    readonly resume: () => Promise<Schemas['Clock']>;
    /** By milliseconds, or by a span: `500ms`, `30s`, `5m`, `2h`, `7d`. */
    readonly advance: (by: number | string) => Promise<Schemas['Clock']>;
    readonly set: (time: string) => Promise<Schemas['Clock']>;
    readonly scale: (factor: number) => Promise<Schemas['Clock']>;
  };
  readonly journal: JournalOfWorld;
  readonly browse: Browse;
  /** What happens in the world, as it happens: see docs/control-plane.md. */
  readonly events: Events;
  readonly executions: {
    readonly create: (
      execution?: Less<Schemas['NewExecution']>,
    ) => Promise<{ readonly policyId: number; readonly executionId: number }>;
    /** Each family counts its executions by itself; of signing unless said otherwise. */
    readonly step: (executionId: number, steps?: number, of?: { readonly family?: Schemas['Family'] }) => Promise<void>;
  };
  readonly artifacts: {
    readonly push: (
      artifact: Less<Schemas['Push']>,
    ) => Promise<{ readonly digest: string; readonly artifactId: number; readonly executionIds: readonly number[] }>;
  };
  readonly registries: {
    /** How a registry fares from now on: `unhealthy` answers but refuses, `unreachable` does not answer. */
    readonly health: (id: number, health: Schemas['RegistryHealth']) => Promise<void>;
    /** What replication pushed there. */
    readonly artifacts: (id: number) => Promise<readonly Schemas['RegistryArtifact'][]>;
  };
  readonly keys: {
    /** The public half, in PEM, of the key that signs under that name: a key of KMS, or any text that a policy names. */
    readonly publicHalf: (name: string) => Promise<string>;
  };
  /** How executions run from now on, or how instances are created; nothing said, as usual. */
  readonly lifeCycle: (script?: {
    readonly family?: Schemas['Family'] | 'instances';
    readonly policy_id?: number;
    readonly life_cycle?: Schemas['LifeCycle'] | Schemas['CreationLifeCycle'];
    readonly fail?: { readonly repositories?: string; readonly status_text?: string; readonly reason?: string };
  }) => Promise<void>;
  readonly seed: (seed: Schemas['SeedOrName']) => Promise<void>;
  readonly snapshot: () => Promise<Schemas['Snapshot']>;
  /** Tells of which blobs the bytes are not in the fake: they are no part of a snapshot. */
  readonly restore: (snapshot: Schemas['Snapshot']) => Promise<Schemas['MissingBlobs']>;
  readonly coverage: () => Promise<Schemas['Coverage']>;
  /** Data, faults, journal and clock as they began. */
  readonly reset: () => Promise<void>;
  /** A world of its own with this one's data. */
  readonly fork: (options?: { readonly name?: string }) => Promise<FakeWorld>;
  /** Forgets the world. */
  readonly forget: () => Promise<void>;
  /** `await using world = …` forgets it at the end of the block, unless that has been done. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** A fake, here or elsewhere. Its own verbs are those of the demo world. */
export interface FakeSwr extends Omit<FakeWorld, 'reset' | 'forget' | 'events' | typeof Symbol.asyncDispose> {
  /** A world with a project, an instance and credentials of its own; holds what the fake started with unless told otherwise. */
  readonly world: (options?: Schemas['NewWorld']) => Promise<FakeWorld>;
  readonly worlds: () => Promise<readonly FakeWorld[]>;
  /** The worlds with how each fares, without secrets. */
  readonly figures: () => Promise<readonly Schemas['World'][]>;
  /** What happens in all worlds. */
  readonly events: Events;
  /** Counts and times of the process, as Prometheus reads them. */
  readonly metrics: () => Promise<string>;
  /** Puts every world back to how it began. */
  readonly reset: () => Promise<void>;
  /** Stops taking requests, waits for those under way and resolves when the port is free. */
  readonly close: () => Promise<void>;
  /** `await using swr = …` closes it at the end of the block. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}
