export const gcStatuses = ['Success', 'Stopped', 'Running', 'Pending', 'Error'] as const;

interface Parameters {
  readonly delete_untagged: boolean;
  readonly workers: number;
  readonly dry_run: boolean;
}

/** Tells what it would remove. */
export const dry: Parameters = { delete_untagged: true, workers: 2, dry_run: true };

export const run = (parameters: Parameters) =>
  ({
    operation: 'ExecuteGcSchedule',
    body: { schedule: { type: 'Manual' }, parameters },
    expect: { status: 202, body: { id: { $type: 'integer', $atLeast: 1 } } },
    capture: { gc_id: '/id' },
  }) as const;

export const shows = (body: object) =>
  ({ operation: 'ShowGcTask', expect: { status: 200, body: { id: { $ref: 'gc_id' }, ...body } } }) as const;

/** As long as collecting may take. */
export const succeeded = (body: object = {}) =>
  ({ ...shows({ job_status: 'Success', ...body }), until: { tries: 60, pauseMs: 5000 } }) as const;

export const stop = { operation: 'StopGcTask', expect: { status: [200, 202] } } as const;

export const lists = (query: object, body: object) =>
  ({ operation: 'ListGcTasks', query, expect: { status: 200, body } }) as const;

export const showsSchedule = (body: object) =>
  ({ operation: 'ShowGcSchedule', expect: { status: 200, body } }) as const;

export const setsSchedule = (body: object) =>
  ({ operation: 'UpdateGcSchedule', body, expect: { status: [200, 202] } }) as const;
