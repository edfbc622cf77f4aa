import type { Case } from '../../case.ts';
import { count } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { dry, lists, run, shows, stop, succeeded } from './steps.ts';

const base = { effect: 'write', given: ['GC task'], source: page(1605), provenance: 'documented' } as const;
const operation = 'ExecuteGcSchedule';
const manual = { type: 'Manual' } as const;
const counts = { purged_blobs: count, purged_manifests: count, freed_space: count } as const;
const nothingDeleted = { delete_untagged: false, workers: 1, dry_run: false } as const;

/** Runs of garbage collection: dry ones, and such as remove only what nobody refers to. */
export const gcRuns = [
  {
    ...base,
    id: 'gc/runs/dry',
    rule: 'a dry run is accepted and becomes a task by hand, which tells what it would remove',
    steps: [
      run(dry),
      shows({ job_kind: 'MANUAL', job_parameters: dry }),
      succeeded({ job_parameters: { ...dry, ...counts } }),
      lists({ status: 'Success', limit: 100 }, { tasks: { $contains: { id: { $ref: 'gc_id' }, job_kind: 'MANUAL' } } }),
    ],
  },
  {
    ...base,
    id: 'gc/runs/collect',
    rule: 'a run removes what nobody refers to, and tells how much',
    steps: [run(nothingDeleted), succeeded({ job_parameters: { ...nothingDeleted, ...counts } })],
  },
  {
    ...base,
    id: 'gc/runs/of-deleted',
    rule: 'what was deleted is there to be removed',
    provenance: 'inferred',
    behaviour: { id: 'gc.time_window', option: 'none' },
    given: ['GC task', 'new artifact'],
    steps: [
      { operation: 'DeleteInstanceArtifact', expect: { status: [200, 202, 204] } },
      run(dry),
      succeeded({
        job_parameters: {
          purged_manifests: { $atLeast: 1 },
          purged_blobs: { $atLeast: 1 },
          freed_space: { $atLeast: 1 },
        },
      }),
      run(nothingDeleted),
      succeeded({ job_parameters: { purged_manifests: { $atLeast: 1 }, freed_space: { $atLeast: 1 } } }),
      run(nothingDeleted),
      succeeded({ job_parameters: { purged_manifests: 0, purged_blobs: 0, freed_space: 0 } }),
    ],
  },
  {
    ...base,
    id: 'gc/runs/left-out',
    rule: 'artifacts without a tag are not deleted unless it is asked for, and a run is not dry',
    provenance: 'inferred',
    behaviour: { id: 'gc.delete_untagged_default', option: 'false' },
    steps: [
      {
        ...run({ ...dry, delete_untagged: false }),
        body: { schedule: manual, parameters: { workers: 1, dry_run: true } },
      },
      shows({ job_parameters: { delete_untagged: false } }),
      { ...run(nothingDeleted), body: { schedule: manual, parameters: { workers: 1, delete_untagged: false } } },
      shows({ job_parameters: { dry_run: false } }),
    ],
  },
  {
    ...base,
    id: 'gc/runs/stopped',
    rule: 'a task is stopped, and stopping one that has ended is no mistake',
    source: page(1603),
    provenance: 'inferred',
    behaviour: { id: 'gc.stop_ended', option: 'accept' },
    steps: [
      run(dry),
      stop,
      shows({ job_status: { $oneOf: ['Stopped', 'Success'] } }),
      stop,
      shows({ job_status: { $oneOf: ['Stopped', 'Success'] } }),
    ],
  },
  {
    ...base,
    id: 'gc/runs/stopped-at-once',
    rule: 'a task that is stopped before it has ended is Stopped',
    source: page(1603),
    provenance: 'inferred',
    behaviour: { id: 'gc.pace', option: 'seconds' },
    steps: [
      run(dry),
      shows({ job_status: { $oneOf: ['Pending', 'Running'] } }),
      stop,
      shows({ job_status: 'Stopped' }),
    ],
  },
  {
    ...base,
    id: 'gc/runs/refused',
    rule: 'a run needs the type Manual, and parameters with one to five workers',
    steps: [
      { schedule: manual },
      { parameters: dry },
      { schedule: {}, parameters: dry },
      { schedule: { type: 'Custom' }, parameters: dry },
      { schedule: manual, parameters: { ...dry, workers: 0 } },
      { schedule: manual, parameters: { ...dry, workers: 6 } },
      { schedule: manual, parameters: { ...nothingDeleted, dry_run: 'yes' } },
      { schedule: manual, parameters: { ...dry, delete_untagged: 1 } },
    ].map((body) => ({ operation, body, expect: refused(400) }) as const),
  },
] as const satisfies readonly Case[];
