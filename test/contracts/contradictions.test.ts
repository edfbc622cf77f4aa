import { describe, expect, test } from 'vitest';
import { contradictionsIn } from '../../contracts/contradictions.ts';

const counted = { total: 3, succeed: 1, failed: 1, stopped: 0, in_progress: 1, status: 'InProgress' };

describe('a record contradicts itself', () => {
  test.each<[string, object, string]>([
    [
      'if it was updated before it was created',
      { created_at: '2026-03-01T12:00:01Z', updated_at: '2026-03-01T12:00:00Z' },
      '/updated_at',
    ],
    [
      'if it was updated a part of a second before',
      { created_at: '2026-03-01T12:00:00.9Z', updated_at: '2026-03-01T12:00:00.1Z' },
      '/updated_at',
    ],
    [
      'if its settings were changed before they were made',
      { creation_time: '2026-03-01T12:00:01Z', update_time: '2026-03-01T12:00:00Z' },
      '/update_time',
    ],
    [
      'if it ended before it started',
      { start_time: '2026-03-01T12:00:01Z', end_time: '2026-03-01T12:00:00Z' },
      '/end_time',
    ],
    ['if it succeeded and counts only failures', { status: 'Succeed', failed: 1 }, '/status'],
    ['if it succeeded with work left', { status: 'Succeed', total: 1, in_progress: 1 }, '/in_progress'],
    ['if it was never created', { created_at: '0001-01-01T00:00:00Z' }, '/created_at'],
    ['if it succeeded with failures', { ...counted, status: 'Succeed', total: 2, in_progress: 0 }, '/status'],
    ['if it failed without failures', { ...counted, status: 'Failed', total: 1, failed: 0, in_progress: 0 }, '/status'],
    ['if its counters add up to more than there is', { ...counted, stopped: 1 }, '/total'],
    ['if more is retained than there is', { status: 'Succeed', total: 1, retained: 2 }, '/retained'],
    ['if it has ended and something is in progress', { ...counted, status: 'Failed' }, '/in_progress'],
  ])('%s', (_, record, at) => {
    expect(contradictionsIn(record)).toMatchObject([{ at }]);
    expect(contradictionsIn({ records: [{}, record], total: 2 })).toMatchObject([{ at: `/records/1${at}` }]);
    expect(contradictionsIn({ a: { b: [[record]] } })).toMatchObject([{ at: `/a/b/0/0${at}` }]);
  });
});

describe('a record does not contradict itself', () => {
  test.each<[string, unknown]>([
    ['if it has not been updated yet', { created_at: '2026-03-01T12:00:00Z', updated_at: '0001-01-01T00:00:00Z' }],
    [
      'if one of its times leaves out the parts of a second',
      { created_at: '2026-03-01T12:00:00.9Z', updated_at: '2026-03-01T12:00:00Z' },
    ],
    ['if it has one time only', { created_at: '2026-03-01T12:00:00Z' }],
    ['if what waits is not counted', { ...counted, in_progress: 0 }],
    ['if it has ended and all is counted', { ...counted, status: 'Stopped', stopped: 1, in_progress: 0 }],
    ['if it has no counters', { status: 'Failed', total: 0 }],
    [
      'if it has not begun',
      { status: 'Initialized', start_time: '0001-01-01T00:00:00Z', end_time: '0001-01-01T00:00:00Z' },
    ],
    ['if it is not a record', 'text'],
  ])('%s', (_, record) => {
    expect(contradictionsIn(record)).toEqual([]);
    expect(contradictionsIn({ records: [record] })).toEqual([]);
  });
});
