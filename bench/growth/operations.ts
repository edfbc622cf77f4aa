import { makeExecution } from '../common/demo.ts';
import { commandOf, fakeSwrToken } from '../contenders/fake-swr-token.ts';
import { type Server, startContender } from '../measure/server.ts';
import { type Curve, curveOf, type Pace, type Probe } from './curve.ts';
import { buildVariant, operationCount } from './variants.ts';

const start = async (count: number): Promise<{ readonly server: Server; readonly probe: Probe }> => {
  const server = await startContender({
    ...fakeSwrToken,
    name: `operations-${count}`,
    command: commandOf(await buildVariant(count)),
  });
  const page = await makeExecution(server.url, 10);
  return { server, probe: { x: count, url: `${server.url}${page()}`, headers: fakeSwrToken.headers('') } };
};

/** One operation, some, and all of the API's. */
export const operationsCurve = async (pace: Pace): Promise<Curve> => {
  const started: Awaited<ReturnType<typeof start>>[] = [];
  try {
    for (const count of [1, 10, operationCount]) started.push(await start(count));
    return await curveOf(
      'operations',
      started.map(({ probe }) => probe),
      pace,
    );
  } finally {
    for (const { server } of started) await server.stop();
  }
};
