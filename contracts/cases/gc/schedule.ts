import type { Case } from '../../case.ts';
import { utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';
import { setsSchedule, showsSchedule } from './steps.ts';

const base = { effect: 'write', given: ['instance'], source: page(1606), provenance: 'documented' } as const;
const operation = 'UpdateGcSchedule';
const flag = { $type: 'boolean' } as const;

/** In the night of a leap day, so that nothing runs before it is put back. */
const custom = { type: 'Custom', cron: '0 0 2 29 2 *' } as const;
const [some, others] = [
  { delete_untagged: false, workers: 3, dry_run: true },
  { delete_untagged: true, workers: 1, dry_run: false },
] as const;

const before = {
  ...showsSchedule({}),
  capture: { schedule: '/schedule', parameters: '/parameters' },
} as const;

/** As it was, so that an instance that has one keeps it. */
const putBack = [
  setsSchedule({ schedule: { $ref: 'schedule' }, parameters: { $ref: 'parameters' } }),
  showsSchedule({ parameters: { $ref: 'parameters' } }),
] as const;

/** The schedule of garbage collection. */
export const gcSchedule = [
  {
    ...base,
    effect: 'read',
    id: 'gc/schedule/fields',
    rule: 'a schedule has every field of the page, each of its type',
    source: page(1604),
    steps: [
      showsSchedule({
        schedule: { type: { $oneOf: ['None', 'Custom'] } },
        parameters: { workers: { $type: 'integer', $atLeast: 1 }, delete_untagged: flag, dry_run: flag },
      }),
    ],
  },
  {
    ...base,
    id: 'gc/schedule/set',
    rule: 'a schedule is shown as it was set, with when it runs next, and None cancels it',
    steps: [
      before,
      setsSchedule({ schedule: custom, parameters: some }),
      showsSchedule({ schedule: { ...custom, next_scheduled_time: utcTime }, parameters: some }),
      setsSchedule({ schedule: { ...custom, cron: '0 30 3 29 2 *' }, parameters: others }),
      showsSchedule({ schedule: { cron: '0 30 3 29 2 *' }, parameters: others }),
      setsSchedule({ schedule: { type: 'None' }, parameters: some }),
      showsSchedule({ schedule: { type: 'None', next_scheduled_time: { $absent: true } } }),
      ...putBack,
    ],
  },
  {
    ...base,
    id: 'gc/schedule/parameters-left-out',
    rule: 'a schedule that is set without parameters has the defaults',
    provenance: 'inferred',
    behaviour: { id: 'gc.parameters_left_out', option: 'defaults' },
    steps: [
      before,
      setsSchedule({ schedule: custom, parameters: some }),
      setsSchedule({ schedule: custom }),
      showsSchedule({ parameters: { workers: 1, dry_run: false } }),
      ...putBack,
    ],
  },
  {
    ...base,
    id: 'gc/schedule/refused',
    rule: 'a custom schedule needs a cron expression that can be read, a type that is listed, and one to five workers',
    steps: [
      { schedule: { type: 'Custom' } },
      { schedule: { type: 'Custom', cron: '0 61 * * * *' } },
      { schedule: { type: 'Daily' } },
      { schedule: {} },
      { parameters: some },
      { schedule: custom, parameters: { ...some, workers: 6 } },
      { schedule: custom, parameters: { ...some, delete_untagged: 'yes' } },
    ].map((body) => ({ operation, body, expect: refused(400) }) as const),
  },
] as const satisfies readonly Case[];
