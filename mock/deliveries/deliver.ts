import { ApiError } from '../errors/error.ts';
import type { Commit } from '../world/commit.ts';
import { type AttemptOutcome, claimKind, type Posting, settleKind } from '../world/webhooks/deliveries.ts';
import { urlOf } from '../world/webhooks/rules.ts';
import type { Worlds } from '../world/worlds.ts';
import { mayGoTo, type WebhookHosts } from './hosts.ts';
import { watchOverdue } from './overdue.ts';
import { post } from './post.ts';

export interface DeliveryParts {
  readonly commit: Commit;
  readonly worlds: Worlds;
  readonly hosts: WebhookHosts;
  readonly onBug: (error: Error) => void;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  /** The name of this process, if others deliver for the same worlds. */
  readonly by?: string | undefined;
}

export interface Deliveries {
  /** Sends what is due in a world. */
  readonly look: (projectId: string | undefined) => void;
  /** Breaks off what is under way and resolves when nothing of it is open. */
  readonly close: () => Promise<void>;
}

/** The log takes nothing now: its disk is full, or it is away. */
const isAway = (error: unknown): boolean => error instanceof ApiError && error.status === 503;

/** So many are sent at once. */
const most = 16;

/**
 * Sends webhooks. What is due follows from the commands; whoever claims a delivery by a command of its own sends it, and
 * what came of it is the next command. So a replay sends nothing, and no two processes send the same.
 */
export const createDeliveries = ({ commit, worlds, hosts, onBug, stopwatch, by }: DeliveryParts): Deliveries => {
  const closing = new AbortController();
  const open = new Set<Promise<void>>();
  const asked = new Set<string>();
  /** What came of deliveries, and the log did not take. */
  const unsettled: (() => void)[] = [];
  let claims = 0;

  const send = async (posting: Posting, settle: (outcome: AttemptOutcome) => void): Promise<void> => {
    const url = urlOf(posting.target.address);
    if (url === undefined || !/^https?:$/.test(url.protocol))
      return settle({ problem: 'the address is none of http or https', isFinal: true });
    if (!mayGoTo(url, hosts)) {
      const problem = `nothing was sent: ${url.hostname} is not one of the hosts that webhooks may go to (${hosts.join(', ')})`;
      return settle({ problem, isFinal: true });
    }
    const { outcome, closed } = post(url, posting, closing.signal);
    settle(await outcome);
    await closed;
  };

  /** A world may be deleted while its command waits for its turn. */
  const failed = (project_id: string, error: unknown): void => {
    if (worlds.byProject(project_id) !== undefined) onBug(error as Error);
  };

  const settleIn = (project_id: string, job_id: number, claim: string) => (outcome: AttemptOutcome) => {
    if (worlds.byProject(project_id) === undefined) return;
    const command = { kind: settleKind, project_id, input: { job_id, claim, outcome }, commandId: `settle ${claim}` };
    commit.commit(command, (done) => {
      if (!('error' in done)) return;
      if (isAway(done.error)) unsettled.push(() => settleIn(project_id, job_id, claim)(outcome));
      else failed(project_id, done.error);
    });
  };

  const start = (project_id: string, job_id: number, claim: string, posting: Posting): void => {
    const settle = settleIn(project_id, job_id, claim);
    const sending = send(posting, settle).catch((error: Error) => settle({ problem: error.message, isFinal: true }));
    open.add(sending);
    void sending.then(() => {
      open.delete(sending);
      for (const { tenant } of worlds.all()) look(tenant.project_id);
    });
  };

  const claimOne = (project_id: string, job_id: number): void => {
    const key = `${project_id} ${job_id}`;
    if (asked.has(key)) return;
    asked.add(key);
    claims += 1;
    const claim = by === undefined ? `delivery ${claims}` : `delivery ${claims} of ${by}`;
    commit.commit({ kind: claimKind, project_id, input: { job_id, claim }, commandId: `claim ${claim}` }, (done) => {
      asked.delete(key);
      if ('error' in done) {
        if (!isAway(done.error)) failed(project_id, done.error);
      } else if (done.value !== undefined) start(project_id, job_id, claim, done.value as Posting);
    });
  };

  /** The log takes commands again, or it refuses them once more. */
  const settleAgain = (): void => {
    for (const settle of unsettled.splice(0)) settle();
  };

  const look = (projectId: string | undefined): void => {
    settleAgain();
    const entry = projectId === undefined ? undefined : worlds.byProject(projectId);
    if (projectId === undefined || entry === undefined) return;
    for (const { id, state } of entry.tables.webhooks.deliveries.under(0)) {
      if (closing.signal.aborted || open.size + asked.size >= most) return;
      if (state === 'due') claimOne(projectId, id);
    }
  };

  /** Whoever has claimed it is gone: the attempt counts, for it may have arrived. */
  const giveUp = (project_id: string, job_id: number, claim: string): void => {
    const outcome: AttemptOutcome = { problem: 'whoever sent it has not said what came of it' };
    const commandId = `give up ${claim}${by === undefined ? '' : ` for ${by}`}`;
    commit.commit({ kind: settleKind, project_id, input: { job_id, claim, outcome }, commandId }, (done) => {
      if ('error' in done && !isAway(done.error)) failed(project_id, done.error);
    });
  };

  const stopWatching = watchOverdue({
    worlds,
    stopwatch,
    onOverdue: (projectId, { id, claim }) => (claim === undefined ? look(projectId) : giveUp(projectId, id, claim)),
    onLook: settleAgain,
  });

  return {
    look,
    close: async () => {
      stopWatching();
      closing.abort();
      await Promise.all(open);
    },
  };
};
