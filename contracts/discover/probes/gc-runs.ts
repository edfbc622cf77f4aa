import { type Answer, Unmet } from '../../service/exchange.ts';
import { asFields, asRecords, type Fields, pointed } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { type Finding, quoted, unobserved } from './probe.ts';

const pauseMs = 1000;
const mostPauses = 120;

export const hasEnded = ({ job_status }: Fields): boolean => job_status !== 'Pending' && job_status !== 'Running';

export const isRefused = ({ status }: Answer): boolean => status === 409 || status === 400;

export const masked = (answer: Answer) =>
  unobserved(`masked: garbage collection is not open to the tenant: ${quoted(answer)} (see gc.allow_list)`);

/** Why a run could not be started. */
export const maskedByOthers = (answer: Answer) =>
  isRefused(answer)
    ? unobserved(`masked: another task keeps it from starting: ${quoted(answer)} (see gc.while_running)`)
    : masked(answer);

/** As many tasks as one page has. */
export const gcTasks = async ({ call, instance }: ProbeContext) => {
  const answer = await call('ListGcTasks', await instance(), { query: { limit: 100 } });
  return { answer, tasks: asRecords(pointed(answer.body, '/tasks')) };
};

interface Parameters {
  readonly delete_untagged: boolean;
  readonly dry_run: boolean;
}

/** Starts a run that removes nothing, unless it is told otherwise. */
export const run = async (
  { call, instance }: ProbeContext,
  parameters: Parameters = { delete_untagged: false, dry_run: true },
): Promise<Answer> => {
  const body = { schedule: { type: 'Manual' }, parameters: { workers: 1, ...parameters } };
  return call('ExecuteGcSchedule', await instance(), { body });
};

/** The task of a run that has ended, or why it was not started. */
export const collected = async (
  context: ProbeContext,
  parameters: Parameters,
): Promise<{ readonly task: Fields } | { readonly refusal: Answer }> => {
  const answer = await run(context, parameters);
  if (answer.status !== 202) return { refusal: answer };
  const at = { ...(await context.instance()), gc_id: Number(pointed(answer.body, '/id')) };
  for (let pause = 0; pause < mostPauses; pause += 1) {
    const task = asFields((await context.call('ShowGcTask', at)).body);
    if (hasEnded(task)) return { task };
    await context.target.pause(pauseMs);
  }
  throw new Unmet('a task of garbage collection did not end');
};

/** Looks at the schedule once it was set, and puts back the one that was there. */
export const withSchedule = async <Name extends string>(
  { call, instance }: ProbeContext,
  bodies: readonly object[],
  look: (shown: Fields) => Finding<Name>,
): Promise<Finding<Name>> => {
  const at = await instance();
  const before = await call('ShowGcSchedule', at);
  if (before.status !== 200) return masked(before);
  try {
    for (const body of bodies) await call('UpdateGcSchedule', at, { body });
    return look(asFields((await call('ShowGcSchedule', at)).body));
  } finally {
    await call('UpdateGcSchedule', at, { body: before.body });
  }
};
