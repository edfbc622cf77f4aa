// Plans garbage collection, lets one run come to its end, and stops another that waits behind it.
import { anyNamespace } from './account.js';
import { becomes, call, everythingByMarkers } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

const tasks = `${instance}/system/gc`;
const task = `${tasks}/{gc_id}`;
const schedule = `${tasks}/schedule`;

const parametersOf = (dry_run) => ({ delete_untagged: false, workers: 1, dry_run });

export const garbageCollection = async () => {
  await plan();
  const run = await execute(false);
  const trial = await execute(true);
  await call(200, 'PUT', task, { ...anyNamespace, gc_id: trial });
  await becomes('Stopped', `garbage collection ${trial}`, () => statusOf(trial), ['Success', 'Error']);
  await becomes('Success', `garbage collection ${run}`, () => statusOf(run), ['Stopped', 'Error']);
  const { purged_manifests, purged_blobs } = (await show(run)).job_parameters;
  check(purged_manifests > 0, 'the version that was deleted before is not removed');
  const manual = (await listed()).filter(({ job_kind }) => job_kind === 'MANUAL').map(({ id }) => id);
  check(manual.includes(run) && manual.includes(trial), `the runs by a call are [${manual}]`);
  const stopped = (await listed({ status: 'Stopped' })).map(({ id }) => id);
  check(stopped.includes(trial) && !stopped.includes(run), `the runs that were stopped are [${stopped}]`);
  console.log(`${purged_manifests} manifests and ${purged_blobs} blobs are removed`);
};

/** By a schedule, and by none as before. */
const plan = async () => {
  for (const wanted of [{ type: 'Custom', cron: '0 0 2 * * *' }, { type: 'None' }]) {
    await call(200, 'PUT', schedule, anyNamespace, { body: { schedule: wanted, parameters: parametersOf(true) } });
    const shown = await call(200, 'GET', schedule, anyNamespace);
    const { type, cron, next_scheduled_time: next } = shown.schedule;
    const seen = JSON.stringify({ type, cron });
    check(seen === JSON.stringify(wanted), `the schedule is ${seen}`);
    check(shown.parameters.dry_run === true, `the parameters are ${JSON.stringify(shown.parameters)}`);
    check((next !== undefined) === (cron !== undefined), `the next run of the schedule ${type} is at ${next}`);
  }
};

const execute = async (dry_run) => {
  const body = { schedule: { type: 'Manual' }, parameters: parametersOf(dry_run) };
  return (await call(202, 'POST', schedule, anyNamespace, { body })).id;
};

const show = (gc_id) => call(200, 'GET', task, { ...anyNamespace, gc_id });

const statusOf = async (gc_id) => (await show(gc_id)).job_status;

const listed = (filter) => everythingByMarkers('tasks', tasks, anyNamespace, filter);
