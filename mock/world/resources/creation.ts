export type InstanceStatus = 'Initial' | 'Creating' | 'Running' | 'Unavailable';

/** How the creation of an instance goes on with time. A stage of which no length is given never ends. */
export interface Creation {
  readonly startMs: number;
  readonly initialMs?: number;
  readonly creatingMs?: number;
  /** Why it fails in the end; left out, it does not. */
  readonly fails?: string;
}

/** How far a creation is, and since when. */
export interface CreationStage {
  readonly status: InstanceStatus;
  readonly sinceMs: number;
}

/** How far a creation is at a moment; before its start it has not gone on either. */
export const stageOf = (creation: Creation, nowMs: number): CreationStage => {
  const { startMs, initialMs = Number.POSITIVE_INFINITY, creatingMs = Number.POSITIVE_INFINITY, fails } = creation;
  const creatingAtMs = startMs + initialMs;
  const endMs = creatingAtMs + creatingMs;
  if (nowMs < creatingAtMs) return { status: 'Initial', sinceMs: startMs };
  if (nowMs < endMs) return { status: 'Creating', sinceMs: creatingAtMs };
  return { status: fails === undefined ? 'Running' : 'Unavailable', sinceMs: endMs };
};

interface Created {
  readonly status: InstanceStatus;
  readonly creation?: Creation;
}

/** The status of an instance at a moment. */
export const statusOf = ({ status, creation }: Created, nowMs: number): InstanceStatus =>
  creation === undefined ? status : stageOf(creation, nowMs).status;
