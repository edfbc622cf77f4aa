/** What nobody has documented about garbage collection. */
import { collect, collected, deleteArtifact, gcAt, one, seed, setSchedule, tasksOf } from '../handlers/gc/support.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';

const probes: ProbesOf<'gc'> = {
  'gc.allow_list': {
    ask: async (fake) => {
      const { status, body } = await fake.get(gcAt(fake));
      const others = [await fake.get(`${gcAt(fake)}/schedule`), await setSchedule(fake, '0 0 2 * * *')];
      return [status, ...others.map((other) => other.status), String(body.error_code ?? '').split('.')[0]];
    },
    answers: {
      allowed: [200, 200, 200, ''],
      forbidden: [403, 403, 403, 'SVCSTG'],
      gateway_404: [404, 404, 404, 'APIGW'],
    },
  },
  'gc.delete_untagged_default': {
    ask: async (fake) => {
      const { parameters } = (await fake.get(`${gcAt(fake)}/schedule`)).body;
      const { job_parameters } = await collected(fake);
      return [parameters.delete_untagged, job_parameters.delete_untagged, job_parameters.freed_space];
    },
    answers: { false: [false, false, 0], true: [true, true, 200] },
  },
  'gc.parameters_left_out': {
    ask: async (fake) => {
      await setSchedule(fake, '0 0 2 * * *', { workers: 3 });
      await setSchedule(fake, '0 0 3 * * *');
      return (await fake.get(`${gcAt(fake)}/schedule`)).body.parameters.workers;
    },
    answers: { defaults: 1, kept: 3 },
  },
  'gc.order': {
    ask: async (fake) => {
      for (let task = 0; task < 3; task += 1) await collect(fake);
      const first = (await fake.get(gcAt(fake), { limit: 2 })).body;
      const second = await tasksOf(fake, { limit: 2, marker: first.page_info.next_marker });
      return [...first.tasks, ...second].map(({ id }: { id: number }) => id);
    },
    answers: { newest_first: [3, 2, 1], oldest_first: [1, 2, 3] },
  },
  'gc.unknown_marker': {
    ask: async (fake) => (await fake.get(gcAt(fake), { marker: 'none' })).status,
    answers: { reject: 400, first_page: 200 },
  },
  'gc.job_name': {
    ask: async (fake) => (await collected(fake)).job_name,
    answers: { GARBAGE_COLLECTION: 'GARBAGE_COLLECTION', 'daily-gc-task': 'daily-gc-task' },
  },
  'gc.while_running': {
    ask: async (fake) => {
      await collect(fake);
      return (await collect(fake)).status;
    },
    answers: { queue: 202, reject: 409 },
  },
  'gc.stop_ended': {
    ask: async (fake) => {
      const { id } = await collected(fake);
      return (await fake.put(`${gcAt(fake)}/${id}`, undefined)).status;
    },
    answers: { accept: 200, reject: 409 },
  },
  'gc.time_window': {
    ask: async (fake) => {
      await deleteArtifact(fake, one);
      const young = (await collected(fake)).job_parameters.freed_space;
      fake.clock.advance(2 * 3_600_000);
      return [young, (await collected(fake)).job_parameters.freed_space];
    },
    answers: { none: [1000, 0], two_hours: [0, 1000] },
  },
  'gc.dry_run_result': {
    ask: async (fake) => {
      await deleteArtifact(fake, one);
      return (await collected(fake, { dry_run: true })).job_parameters.freed_space;
    },
    answers: { estimate: 1000, zero: 0 },
  },
  'gc.pace': {
    ask: async (fake) => {
      await collect(fake);
      return (await tasksOf(fake))[0].job_status;
    },
    answers: { seconds: 'Pending', instant: 'Success' },
  },
};

probeBehaviours(['gc'], probes, seed);
