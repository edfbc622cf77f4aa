import type { Observations } from '../journal/observed.ts';
import type { LogStatus } from '../log/log.ts';
import type { ControlId, ControlInput, ControlOutput } from '../spec/control-types.ts';
import type { Applying, Commit } from '../world/commit.ts';
import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';

interface Bytes {
  readonly has: (digest: string) => boolean;
  readonly holds: () => { readonly blobs: number; readonly bytes: number };
}

/** What the control plane acts on. */
export interface Fake {
  readonly worlds: Worlds;
  readonly commit: Commit;
  readonly observations: Observations;
  /** The operations that are served, with the statuses that the spec declares of each. */
  readonly operations: readonly { readonly id: string; readonly statuses: readonly number[] }[];
  /** The certificate that https is served with, if it is. */
  readonly certificate: () => string | undefined;
  /** The bytes of images that are in this process. */
  readonly blobs: () => Promise<Bytes>;
  readonly logStatus: () => LogStatus | undefined;
  /** The figures of this process in the text form of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  /** The machine's time that a read is answered for. */
  readonly nowMs: () => number;
  readonly nextCommandId: () => string;
  /** The name of this process, if it is one of several replicas. */
  readonly replica: string | undefined;
  /** A text that no other process has. */
  readonly epoch: () => string;
}

/** What else is known of a call. */
export interface Asked {
  /** The host that it was sent to. */
  readonly host: string;
}

/** Which replica tells of what it has seen, where there are several. */
export const replicaIn = ({ replica }: Pick<Fake, 'replica'>): { readonly replica?: string } =>
  replica === undefined ? {} : { replica };

export type ControlHandler<Id extends ControlId> = (
  input: ControlInput<Id>,
  fake: Fake,
  asked: Asked,
) => ControlOutput<Id> | Promise<ControlOutput<Id>>;

/** All but health, whose answer may have another status than its success, and events, whose answer does not end. */
export type ControlHandlers = { readonly [Id in Exclude<ControlId, 'health' | 'events'>]: ControlHandler<Id> };

/** What a call changes, as a command: the same each time that it is applied. */
export type Change<Id extends ControlId> = (input: ControlInput<Id>, applying: Applying) => ControlOutput<Id>;

/** A call that is refused, or a check that has failed; the message says why. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Known = Pick<Fake, 'worlds'>;

/** That no world is of the project, and which ones there are. */
export const missingWorld = (project_id: string, { worlds }: Known): ControlError => {
  const known = worlds
    .all()
    .slice(0, 5)
    .map(({ tenant }) => tenant.project_id);
  const more = worlds.size() > 5 ? ', …' : '';
  return new ControlError(
    404,
    `project_id ${JSON.stringify(project_id)} is not the project of a world; there are ${known.join(', ')}${more}`,
  );
};

/** The world a call means: that of the project it names, else the demo world. */
export const worldFor = (
  { project_id }: { readonly project_id?: string | undefined },
  { worlds }: Known,
): WorldEntry => {
  if (project_id === undefined) return worlds.home();
  const entry = worlds.byProject(project_id);
  if (entry === undefined) throw missingWorld(project_id, { worlds });
  return entry;
};
