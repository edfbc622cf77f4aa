import type { Fields } from '../service/json.ts';
import { runBodies, scheduleBodies } from './gc-bodies.ts';
import type { Resource } from './resource.ts';

const hasEnded = ({ job_status }: Fields): boolean => ['Success', 'Stopped', 'Error'].includes(String(job_status));

/** An instance has one, which is there from the beginning and has no id of its own. */
const schedule = {
  name: 'GC schedule',
  plural: 'GC schedules',
  parent: 'instance',
  operations: { list: [], actions: ['ShowGcSchedule', 'UpdateGcSchedule'] },
  bodies: { UpdateGcSchedule: scheduleBodies },
  given: 'instance',
} as const satisfies Resource;

const task = {
  name: 'GC task',
  plural: 'GC tasks',
  stem: 'gc',
  parent: 'instance',
  id: { parameter: 'gc_id', field: 'id', missing: 2_147_483_647 },
  operations: { list: ['ListGcTasks'], show: 'ShowGcTask', create: 'ExecuteGcSchedule', actions: ['StopGcTask'] },
  bodies: { ExecuteGcSchedule: runBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'GC task',
  givens: {
    'GC task': {
      means: 'a task of garbage collection that has ended, of an instance with at least 3',
      from: 'instance',
      through: [{ resource: 'GC task', fits: hasEnded, atLeast: 3 }],
    },
  },
} as const satisfies Resource;

export const gc = [schedule, task] as const;
