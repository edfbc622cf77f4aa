import { makeExecution, makeWorld, type NewWorld } from '../common/demo.ts';
import { fakeSwrToken } from '../contenders/fake-swr-token.ts';
import { type Server, startContender } from '../measure/server.ts';
import { type Curve, curveOf, type Pace, type Probe } from './curve.ts';

/** The last of so many worlds is asked, the demo world counted. */
const start = async (count: number): Promise<{ readonly server: Server; readonly probe: Probe }> => {
  const server = await startContender(fakeSwrToken);
  let world: NewWorld | undefined;
  for (let made = 1; made < count; made += 1) world = await makeWorld(server.url);
  const page = await makeExecution(server.url, 10, world);
  const headers = world === undefined ? fakeSwrToken.headers('') : { 'X-Auth-Token': world.token };
  return { server, probe: { x: count, url: `${server.url}${page()}`, headers } };
};

export const worldsCurve = async (counts: readonly number[], pace: Pace): Promise<Curve> => {
  const started: Awaited<ReturnType<typeof start>>[] = [];
  try {
    for (const count of counts) started.push(await start(count));
    return await curveOf(
      'worlds',
      started.map(({ probe }) => probe),
      pace,
    );
  } finally {
    for (const { server } of started) await server.stop();
  }
};
