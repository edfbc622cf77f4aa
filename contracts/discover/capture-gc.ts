import type { Client } from '../service/client.ts';
import { asFields, type Fields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';

const taskSeed = ({ job_parameters, ...task }: Fields): Fields => ({ ...task, ...asFields(job_parameters) });

/** Garbage collection of an instance as a seed file has it; undefined where it is not open to the tenant. */
export const gcSeed = async (client: Client, at: PathValues): Promise<Fields | undefined> => {
  const { status, body } = await client.call('ShowGcSchedule', at);
  if (status !== 200) return undefined;
  const { schedule, parameters } = body as Readonly<Record<string, Fields>>;
  const cron = schedule?.type === 'Custom' ? schedule.cron : undefined;
  const tasks = await client.list('ListGcTasks', at);
  return {
    schedule: { ...(cron !== undefined && { cron }), ...parameters },
    tasks: tasks.toSorted((a, b) => Number(a.id) - Number(b.id)).map(taskSeed),
  };
};
