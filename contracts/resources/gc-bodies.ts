import type { Bodies } from './resource.ts';

const parameters = { delete_untagged: false, workers: 1, dry_run: true } as const;

/** Collects garbage, but removes nothing. */
const dryRun = { schedule: { type: 'Manual' }, parameters } as const;

export const runBodies: Bodies = { good: dryRun, whole: dryRun, idle: dryRun };

const none = { schedule: { type: 'None' } } as const;

/** What sets a schedule has cases written by hand, which put back the one that was there. */
export const scheduleBodies: Bodies = {
  good: none,
  whole: { schedule: { type: 'Custom', cron: '0 0 2 29 2 *' }, parameters },
  idle: none,
  byHand: { 'schedule.type': ['None', 'Custom'] },
};
