/** An execution of a family in a world. */
export interface StartedRun {
  readonly project_id: string;
  readonly family: string;
  readonly id: number;
}

/** Which request started which executions: this process's own, and only of the latest requests that did. */
export interface Starts {
  readonly note: (requestId: string, runs: readonly StartedRun[]) => void;
  readonly by: (requestId: string) => readonly StartedRun[];
  /** The request that started an execution. */
  readonly of: (run: StartedRun) => string | undefined;
}

const mostRequests = 10_000;

const keyOf = ({ project_id, family, id }: StartedRun): string => `${project_id} ${family} ${id}`;

export const createStarts = (): Starts => {
  const runsOf = new Map<string, readonly StartedRun[]>();
  const requestOf = new Map<string, string>();
  const dropOldest = (): void => {
    const [oldest] = runsOf;
    if (oldest === undefined) return;
    const [requestId, runs] = oldest;
    runsOf.delete(requestId);
    for (const run of runs) if (requestOf.get(keyOf(run)) === requestId) requestOf.delete(keyOf(run));
  };
  return {
    note: (requestId, runs) => {
      runsOf.set(requestId, runs);
      for (const run of runs) requestOf.set(keyOf(run), requestId);
      if (runsOf.size > mostRequests) dropOldest();
    },
    by: (requestId) => runsOf.get(requestId) ?? [],
    of: (run) => requestOf.get(keyOf(run)),
  };
};
