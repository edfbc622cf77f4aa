import { type Asked, clientOf } from '../common/client.ts';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import { generated, instance, startWorld } from './world.ts';

/** What a run of retention over so many artifacts cost, in milliseconds of processor time. */
export interface RetentionCost {
  readonly artifacts: number;
  /** The call that starts it, which says what is to go. */
  readonly startMs: number;
  /** The jump of the clock past its end, in which all but one artifact of each repository go. */
  readonly runMs: number;
}

const everything = { kind: 'doublestar', pattern: '**' };

/** Keeps the newest artifact of each repository. */
const policy = {
  name: 'newest',
  algorithm: 'or',
  enabled: true,
  rules: [
    {
      ...{ priority: 0, disabled: false, action: 'retain', template: 'latestPushedK', repo_scope_mode: 'regular' },
      params: { latestPushedK: 1 },
      tag_selectors: [{ ...everything, decoration: 'matches' }],
      scope_selectors: { repository: [{ ...everything, decoration: 'repoMatches' }] },
    },
  ],
  trigger: { type: 'manual', trigger_settings: {} },
};

/** Each round has a namespace of its own. */
export const retentionCosts = async (artifacts: number, rounds: number): Promise<readonly RetentionCost[]> => {
  const names = Array.from({ length: rounds + 1 }, (_, round) => `kept-${round}`);
  const server = await startWorld('retention', Object.fromEntries(names.map((name) => [name, generated(artifacts)])));
  const client = clientOf(server.url, 1);
  const timed = async (asked: Asked) => {
    const before = cpuSecondsOf(server.pid) ?? Number.NaN;
    const { status, body } = await client.ask(asked);
    if (status >= 300) throw new Error(`${asked.method} ${asked.target}: ${status} ${body}`);
    return { body, ms: ((cpuSecondsOf(server.pid) ?? Number.NaN) - before) * 1000 };
  };
  const run = async (name: string): Promise<RetentionCost> => {
    const policies = `${instance}/namespaces/${name}/retention/policies`;
    const { id } = JSON.parse((await timed({ method: 'POST', target: policies, body: policy })).body) as { id: number };
    const executions = `${policies}/${id}/executions`;
    const start = await timed({ method: 'POST', target: executions, body: { dry_run: false } });
    const jump = await timed({ method: 'POST', target: '/_fake/clock', body: { advance: '2h' } });
    const left = await timed({ method: 'GET', target: `${instance}/namespaces/${name}/repositories?limit=1` });
    const [repository] = (JSON.parse(left.body) as { repositories: readonly { artifact_count: number }[] })
      .repositories;
    if (repository?.artifact_count !== 1) throw new Error(`${repository?.artifact_count} artifacts are left, not 1`);
    return { artifacts, startMs: start.ms, runMs: jump.ms };
  };
  try {
    const costs: RetentionCost[] = [];
    for (const name of names) costs.push(await run(name));
    // The first ran cold code.
    return costs.slice(1);
  } finally {
    client.close();
    await server.stop();
  }
};
