import { type Client, clientOf } from '../common/client.ts';
import { say } from '../common/progress.ts';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import type { Server } from '../measure/server.ts';
import { rotated } from '../measure/stats.ts';
import { type Call, callsOf } from './calls.ts';
import { startArtifacts } from './world.ts';

/** What a call cost with so many artifacts around it. */
export interface CallCost {
  readonly label: string;
  readonly artifacts: number;
  readonly round: number;
  /** Processor time of the server for each, without that of the kernel's other side. */
  readonly micros: number;
}

interface Fake {
  readonly artifacts: number;
  readonly server: Server;
  readonly client: Client;
  readonly calls: readonly Call[];
}

export interface GrowthPlan {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** How often a call is made in a round. */
  readonly times: number;
}

const started = async (artifacts: number): Promise<Fake> => {
  const server = await startArtifacts(artifacts);
  const client = clientOf(server.url, 1);
  return { artifacts, server, client, calls: await callsOf(client) };
};

const microsOf = async ({ client, server }: Fake, { asked }: Call, times: number, from: number): Promise<number> => {
  const before = cpuSecondsOf(server.pid) ?? Number.NaN;
  for (let turn = from; turn < from + times; turn += 1) {
    const { status, body } = await client.ask(asked(turn));
    if (status >= 300) throw new Error(`${asked(turn).method} ${asked(turn).target}: ${status} ${body}`);
  }
  return (((cpuSecondsOf(server.pid) ?? Number.NaN) - before) * 1e6) / times;
};

/** One round: every call with every size, the sizes in turn. The first only warms up and is not counted. */
export const callCosts = async ({ sizes, rounds, times }: GrowthPlan): Promise<readonly CallCost[]> => {
  const fakes: Fake[] = [];
  const costs: CallCost[] = [];
  try {
    for (const size of sizes) fakes.push(await started(size));
    for (let round = 0; round <= rounds; round += 1) {
      say(`calls: round ${round} of ${rounds}`);
      for (const at of fakes[0]?.calls.keys() ?? [])
        for (const fake of rotated(fakes, round)) {
          const call = fake.calls[at] as Call;
          const micros = await microsOf(fake, call, times, round * times);
          if (round > 0) costs.push({ label: call.label, artifacts: fake.artifacts, round, micros });
        }
    }
    return costs;
  } finally {
    for (const { server, client } of fakes) {
      client.close();
      await server.stop();
    }
  }
};
