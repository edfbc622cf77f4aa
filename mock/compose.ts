import type { Fake } from './control/handler.ts';
import { createControl } from './control/serve.ts';
import { createApi } from './gateway/api.ts';
import { createDispatch } from './gateway/dispatch.ts';
import { handlers } from './handlers/index.ts';
import { createListener } from './http/listener.ts';
import { createPlanes } from './http/planes.ts';
import { type OpenResponses, sendTo } from './http/send.ts';
import { iamHandlers } from './iam/index.ts';
import { createBench } from './journal/bench.ts';
import type { Completed } from './options.ts';
import { templateOf } from './seed/template.ts';
import { operations } from './spec/operations.ts';
import { apiEngine } from './spec/validators.ts';
import { worldClock } from './world/kernel/clock.ts';
import { madeHex } from './world/kernel/ids.ts';
import { createSchedule } from './world/schedule.ts';
import { forkStore } from './world/store.ts';
import type { World } from './world/world.ts';
import { createWorlds } from './world/worlds.ts';

const callable = operations.filter(({ service }) => service !== 'control');
const served = callable.filter(({ unserved }) => !unserved);
const callableIds = callable.map(({ id }) => id);

const newPlace: Fake['newPlace'] = (world, name) => ({
  world,
  name,
  bench: createBench(world.seed, callableIds),
  beginning: forkStore(world.store),
});

const homeOf = async ({ seed, clock, profile }: Completed): Promise<World> => {
  const { tenant, users, seed: number, store } = await templateOf(seed);
  const own = worldClock(clock);
  const schedule = createSchedule(own.now());
  return { tenant, users, seed: number, clock: own, profile, schedule, store: forkStore(store) };
};

const counter = (): (() => number) => {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
};

/** What a fake does, less its listening: one place where all its parts meet. */
export const createCore = async (options: Completed) => {
  const { auth, control, clock, profile, onAnswer, onRefusal, onBug } = options;
  const home = await homeOf(options);
  const worlds = createWorlds(newPlace(home, 'demo'));
  const nextRequest = counter();
  const nextRequestId = () => madeHex(`${home.seed} request ${nextRequest()}`, 32);
  let certificate: string | undefined;

  const fake: Fake = {
    ...{ worlds, clock, profile, newPlace, operations: served },
    nextWorldNumber: counter(),
    certificate: () => certificate,
  };
  const api = createApi({
    ...{ worlds, auth, nextRequestId, onRefusal, onBug },
    engine: apiEngine,
    operations: callable,
    dispatch: createDispatch({ handlers, iamHandlers, worlds }),
    stopwatch: () => performance.now(),
  });
  const open: OpenResponses = new Set();
  const send = sendTo(open);
  const planes = createPlanes({
    ...{ api, nextRequestId, onAnswer, send },
    control: createControl({ fake, access: control }),
  });
  return {
    worlds,
    nextRequestId,
    planes,
    listener: createListener({ planes, nextRequestId, send }),
    /** Breaks the connections of responses that a fault leaves unanswered. */
    destroyOpen: () => {
      for (const response of open) response.destroy();
    },
    /** The control plane for callers in this process. */
    own: createControl({ fake, access: 'open' }),
    trust: (pem: string | undefined) => {
      certificate = pem;
    },
  };
};
