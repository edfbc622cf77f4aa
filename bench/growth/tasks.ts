import { makeExecution } from '../common/demo.ts';
import { fakeSwrToken } from '../contenders/fake-swr-token.ts';
import { startContender } from '../measure/server.ts';
import { type Curve, curveOf, type Pace, type Probe } from './curve.ts';

/** The last full page of ever longer executions; for a million tasks but ten pages before it, at offset 999,900. */
const offsetOf = (tasks: number): number => (tasks === 1_000_000 ? 999_900 : tasks - 10);

export const tasksCurve = async (sizes: readonly number[], pace: Pace): Promise<Curve> => {
  const server = await startContender(fakeSwrToken);
  try {
    const probes: Probe[] = [];
    for (const tasks of sizes) {
      const page = await makeExecution(server.url, tasks);
      probes.push({ x: tasks, url: `${server.url}${page(offsetOf(tasks))}`, headers: fakeSwrToken.headers('') });
    }
    return await curveOf('tasks', probes, pace);
  } finally {
    await server.stop();
  }
};

/** The first page of a million tasks and the one at offset 999,900, in turn. */
export const deepPage = async (pace: Pace): Promise<Curve> => {
  const server = await startContender(fakeSwrToken);
  try {
    const page = await makeExecution(server.url, 1_000_000);
    const headers = fakeSwrToken.headers('');
    const probes = [0, 999_900].map((offset) => ({ x: offset, url: `${server.url}${page(offset)}`, headers }));
    return await curveOf('tasks', probes, pace);
  } finally {
    await server.stop();
  }
};
