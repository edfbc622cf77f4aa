import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { armed } from '../../mock/faults/arm.ts';
import { headerFault, meet } from '../../mock/faults/meet.ts';
import type { FaultRow, NewFault, When } from '../../mock/faults/rows.ts';

const startMs = Date.parse('2026-03-01T12:00:00Z');
const fail = { status: 500 } as const;

const arm = (...faults: readonly NewFault[]): readonly FaultRow[] =>
  faults.map((fault, index) => armed(index + 1, fault, []));

interface Request {
  /** The faults that it matches; all of them when left out. */
  readonly ids?: readonly number[];
  readonly nowMs?: number;
}

/** Requests one after the other: which fault happened to each, and the faults after the last. */
const meetAll = (faults: readonly FaultRow[], requests: readonly Request[], seed = 1) => {
  let rows = faults;
  const fired = requests.map(({ ids = rows.map(({ id }) => id), nowMs = startMs }) => {
    const met = meet(rows, ids, { seed, nowMs });
    rows = met.faults;
    return met.firing?.id;
  });
  return { fired, rows };
};

const times = (count: number): readonly Request[] => Array.from({ length: count }, () => ({}));

describe('a fault', () => {
  test('happens to the requests that its turn says: after so many, every so often, so many times', () => {
    const when = fc.record(
      {
        after: fc.nat(5),
        every: fc.integer({ min: 1, max: 4 }),
        times: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(when, fc.nat(25), (said: When, count) => {
        const { after = 0, every = 1, times: most = Number.POSITIVE_INFINITY } = said;
        const turns = Array.from({ length: count }, (_, index) => index + 1).filter((turn) => turn > after);
        const due = turns.filter((turn) => (turn - after) % every === 0).slice(0, Math.min(most, count));
        const { fired, rows } = meetAll(arm({ when: said, do: fail }), times(count));
        expect(fired.flatMap((id, index) => (id === undefined ? [] : [index + 1]))).toEqual(due);
        expect(rows).toMatchObject([{ matched: count, fired: due.length }]);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('is not counted for what it does not match, nor once it is disarmed', () => {
    const { fired, rows } = meetAll(arm({ do: fail }, { do: fail }), [{ ids: [2] }, { ids: [] }, { ids: [9] }]);
    expect(fired).toEqual([2, undefined, undefined]);
    expect(rows.map(({ matched }) => matched)).toEqual([0, 1]);
  });

  test('leaves the rows that were there as they were', () => {
    const before = arm({ do: fail });
    const { faults } = meet(before, [1], { seed: 1, nowMs: startMs });
    expect([before[0]?.matched, faults[0]?.matched]).toEqual([0, 1]);
  });

  test('that is armed first goes first; the others count, and have their turn when it has none', () => {
    const faults = arm({ when: { every: 2 }, do: fail }, { when: { times: 2 }, do: fail }, { do: fail });
    const { fired, rows } = meetAll(faults, times(5));
    expect(fired).toEqual([2, 1, 2, 1, 3]);
    expect(rows.map(({ matched, fired: count }) => [matched, count])).toEqual([
      [5, 2],
      [5, 2],
      [5, 1],
    ]);
  });

  test('happens within its span of time, its end not included', () => {
    const between = { from: '2026-03-01T12:00:01Z', to: '2026-03-01T14:00:02+02:00' };
    const { fired } = meetAll(
      arm({ when: { between }, do: fail }),
      [0, 999, 1000, 1999, 2000].map((ms) => ({ nowMs: startMs + ms })),
    );
    expect(fired).toEqual([undefined, undefined, 1, 1, undefined]);
  });
});

describe('chance', () => {
  const faults = arm({ when: { probability: 0.25 }, do: fail });

  test('falls the same way for one seed, and another for another', () => {
    const one = meetAll(faults, times(200)).fired;
    expect(meetAll(faults, times(200)).fired).toEqual(one);
    expect(meetAll(faults, times(200), 2).fired).not.toEqual(one);
  });

  test('falls about as often as it should, and never or always at the ends', () => {
    const firedWith = (probability: number): number =>
      meetAll(arm({ when: { probability }, do: fail }), times(2000)).rows[0]?.fired ?? -1;
    expect([firedWith(0), firedWith(1)]).toEqual([0, 2000]);
    expect(firedWith(0.25)).toBeGreaterThan(430);
    expect(firedWith(0.25)).toBeLessThan(570);
  });

  test('chooses a latency within its bounds', () => {
    const slow = arm({ do: { latency_ms: { min: 10, max: 13 } } });
    const seen = new Set<number | undefined>();
    let rows = slow;
    for (let count = 0; count < 60; count += 1) {
      const met = meet(rows, [1], { seed: 1, nowMs: startMs });
      rows = met.faults;
      seen.add(met.firing?.transmission.latencyMs);
    }
    expect([...seen].sort()).toEqual([10, 11, 12, 13]);
  });
});

describe('throttling', () => {
  const throttle = (requests_per_second: number, when: When = {}) =>
    arm({ when, do: { throttle: { requests_per_second } } });

  test('lets so many requests of a second through, whichever second it is', () => {
    const request = fc.record({ nowMs: fc.nat(4000).map((ms) => startMs + ms) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(request, { maxLength: 20 }), (limit, requests) => {
        const inOrder = requests.toSorted((a, b) => a.nowMs - b.nowMs);
        const counts = new Map<number, number>();
        const expected = inOrder.map(({ nowMs }) => {
          const second = Math.floor(nowMs / 1000);
          counts.set(second, (counts.get(second) ?? 0) + 1);
          return (counts.get(second) ?? 0) > limit ? 1 : undefined;
        });
        expect(meetAll(throttle(limit), inOrder).fired).toEqual(expected);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('leaves those that it lets through to the next fault', () => {
    const faults = [...throttle(1), ...arm({ do: fail }, { do: fail }).slice(1)];
    expect(meetAll(faults, times(3)).fired).toEqual([2, 1, 1]);
  });

  test('does not count a request in its second that is not its turn', () => {
    expect(meetAll(throttle(1, { after: 2 }), times(4)).fired).toEqual([undefined, undefined, undefined, 1]);
  });
});

describe('the fault that a request asks for itself', () => {
  test('is the error of that code', () => {
    expect(headerFault('APIGW.0308')).toMatchObject({ id: 0, error: { code: 'APIGW.0308', status: 429 } });
  });

  test('is refused with a code that is not in the catalogue', () => {
    expect(() => headerFault('APIGW.0309')).toThrow(
      /"APIGW\.0309" is not in the catalogue; did you mean APIGW\.0301\?/,
    );
  });
});
