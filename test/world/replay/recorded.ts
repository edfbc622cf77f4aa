import type { RequestListener } from 'node:http';
import { createCore } from '../../../mock/compose.ts';
import type { Accepted, Log } from '../../../mock/log/log.ts';
import { createMemoryLog } from '../../../mock/log/memory.ts';
import { completed } from '../../../mock/options/options.ts';
import type { Reply } from '../../../mock/wire/wire.ts';
import { type ManualClock, manualClock } from '../../../mock/world/kernel/clock.ts';

export const startOfTime = '2026-03-01T12:00:00Z';

export interface Recorded {
  readonly clock: ManualClock;
  /** Calls the API, or below `/_fake/` the control plane, with the demo world's token. */
  readonly call: (method: string, target: string, body?: unknown) => Promise<Reply>;
  /** Answers requests to the registry, as a server's would. */
  readonly listener: RequestListener;
  /** All commands so far, as a log on disk would hold them. */
  readonly accepted: () => readonly Accepted[];
}

/** A log that remembers, and that may begin with what another held. */
export const recordingLog = (
  clock: ManualClock,
  held: readonly Accepted[],
): Log & { readonly accepted: Accepted[] } => {
  const memory = createMemoryLog(clock);
  const accepted: Accepted[] = [...held];
  return {
    ...memory,
    beginning: () => ({ held }),
    accepted,
    append: (command, done, refused) => {
      const remembered = (entry: Accepted): void => {
        accepted.push(entry);
        done(entry);
      };
      memory.append(command, remembered, refused);
    },
  };
};

type Core = Awaited<ReturnType<typeof createCore>>;

/** Calls a core that has no port. */
export const callOf = (core: Core): Recorded['call'] => {
  const { token } = core.worlds.home().users[0];
  return (method, target, body) => {
    const request = {
      method,
      target,
      headers: { host: 'localhost', 'x-auth-token': token },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    };
    if (target.startsWith('/_fake/')) return core.own.answer(request, undefined).then(({ reply }) => reply);
    return new Promise((resolve) => core.api(request, resolve));
  };
};

/** A fake that remembers its commands; it begins with those of another, if they are given. */
export const startRecorded = async (
  held: readonly Accepted[] = [],
  clock: ManualClock = manualClock(startOfTime),
): Promise<Recorded> => {
  const log = recordingLog(clock, held);
  const bug = (error: Error) => {
    throw error;
  };
  const core = await createCore(completed({ seed: 'demo', keepExecutions: 5, clock, onBug: bug }), log);
  return {
    clock,
    call: callOf(core),
    listener: core.listener,
    accepted: () => JSON.parse(JSON.stringify(log.accepted)),
  };
};
