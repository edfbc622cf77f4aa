import type { Case } from '../../case.ts';
import { id, name, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { gcStatuses, lists } from './steps.ts';

const base = { effect: 'read', given: ['GC task'], source: page(1601), provenance: 'documented' } as const;
const operation = 'ListGcTasks';
const flag = { $type: 'boolean' } as const;

/** The tasks of garbage collection as they are listed. */
export const gcTasks = [
  {
    ...base,
    id: 'gc/tasks/fields',
    rule: 'a task has every field of the page, each of its type',
    steps: [
      lists(
        { limit: 100 },
        {
          page_info: { $type: 'object' },
          tasks: {
            ...{ $minLength: 3, $maxLength: 100, $unique: 'id' },
            $each: {
              ...{ id, job_name: name, job_kind: { $oneOf: ['MANUAL', 'SCHEDULE'] } },
              job_parameters: { delete_untagged: flag, workers: { $type: 'integer', $atLeast: 1 }, dry_run: flag },
              ...{ job_status: { $oneOf: gcStatuses }, creation_time: utcTime, update_time: utcTime },
            },
          },
        },
      ),
    ],
  },
  {
    ...base,
    id: 'gc/tasks/as-shown',
    rule: 'a task is listed as it is shown alone',
    provenance: 'inferred',
    steps: [
      { operation: 'ShowGcTask', expect: { status: 200, body: { id: { $ref: 'gc_id' } } }, capture: { one: '' } },
      lists({ limit: 100 }, { tasks: { $contains: { $ref: 'one' } } }),
    ],
  },
  {
    ...base,
    id: 'gc/tasks/status',
    rule: 'status leaves the tasks of that status, and those are all of it',
    steps: [
      { operation: 'ShowGcTask', expect: { status: 200 }, capture: { status: '/job_status' } },
      lists({ limit: 100, status: { $ref: 'status' } }, { tasks: { $contains: { id: { $ref: 'gc_id' } } } }),
      ...gcStatuses.map((status) => lists({ limit: 100, status }, { tasks: { $each: { job_status: status } } })),
    ],
  },
  {
    ...base,
    id: 'gc/tasks/status-refused',
    rule: 'a status that is none of those listed is refused',
    provenance: 'inferred',
    steps: [{ operation, query: { status: 'Succeed' }, expect: refused(400) }],
  },
  {
    ...base,
    id: 'gc/tasks/next',
    rule: 'next_marker leads to the following page, on which nothing of the page before is',
    steps: [
      {
        ...lists(
          { limit: 2 },
          { tasks: { $length: 2, $unique: 'id' }, page_info: { next_marker: { $matches: '\\S' } } },
        ),
        capture: { first: '/tasks/0/id', second: '/tasks/1/id', next: '/page_info/next_marker' },
      },
      lists(
        { limit: 2, marker: { $ref: 'next' } },
        {
          tasks: {
            ...{ $minLength: 1, $maxLength: 2 },
            $each: { $all: [{ id: { $not: { $ref: 'first' } } }, { id: { $not: { $ref: 'second' } } }] },
          },
        },
      ),
    ],
  },
  {
    ...base,
    id: 'gc/tasks/in-pages',
    rule: 'the pages follow on each other: the page behind one task begins with the second',
    provenance: 'inferred',
    steps: [
      { ...lists({ limit: 3 }, { tasks: { $length: 3 } }), capture: { second: '/tasks/1/id', third: '/tasks/2/id' } },
      { ...lists({ limit: 1 }, { tasks: { $length: 1 } }), capture: { next: '/page_info/next_marker' } },
      lists({ limit: 2, marker: { $ref: 'next' } }, { tasks: [{ id: { $ref: 'second' } }, { id: { $ref: 'third' } }] }),
    ],
  },
  {
    ...base,
    id: 'gc/tasks/usual',
    rule: 'limit is 10 unless given',
    steps: [
      { ...lists({ limit: 10 }, { tasks: { $minLength: 1, $maxLength: 10 } }), capture: { tasks: '/tasks' } },
      lists({}, { tasks: { $maxLength: 10, $inOrderOf: { of: 'tasks', by: 'id' } } }),
    ],
  },
  {
    ...base,
    id: 'gc/tasks/limit',
    rule: 'limit is from 1 to 100',
    provenance: 'inferred',
    behaviour: { id: 'paging.limit_out_of_range', option: 'reject' },
    steps: [
      { operation, query: { limit: 0 }, expect: refused(400) },
      { operation, query: { limit: 101 }, expect: refused(400) },
    ],
  },
  {
    ...base,
    id: 'gc/tasks/marker',
    rule: 'a marker that no page gave is refused',
    provenance: 'inferred',
    behaviour: { id: 'gc.unknown_marker', option: 'reject' },
    steps: [{ operation, query: { marker: 'fake-swr-verify' }, expect: refused(400) }],
  },
  {
    ...base,
    id: 'gc/tasks/newest-first',
    rule: 'the newest task comes first',
    provenance: 'inferred',
    behaviour: { id: 'gc.order', option: 'newest_first' },
    steps: [lists({ limit: 100 }, { tasks: { $descending: 'id' } })],
  },
] as const satisfies readonly Case[];
