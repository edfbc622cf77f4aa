import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../../contracts/case.ts';
import { causesOf, withCauses } from '../../../contracts/causes/causes.ts';
import type { Seen } from '../../../contracts/causes/seen.ts';
import type { Aspect } from '../../../contracts/match.ts';
import { type CaseResult, resultOf, withVerdict } from '../../../contracts/result.ts';

const trial = (id: string, behaviour?: Case['behaviour']): Case => ({
  ...{ id, rule: 'r', source: 's', provenance: 'documented', effect: 'read', given: [], steps: [] },
  ...(behaviour !== undefined && { behaviour }),
});

type Wrong = readonly [aspect: Aspect, at: string];

const failed = (id: string, wrong: readonly Wrong[], behaviour?: Case['behaviour']): CaseResult =>
  resultOf(trial(id, behaviour), {
    result: 'failed',
    differences: wrong.map(([aspect, at]) => ({ aspect, at, expected: '400', actual: '404', step: 1 })),
  });

const inShort = (results: readonly CaseResult[], seen: Seen = new Map()) =>
  causesOf(results, seen).map(({ code, key, cases }) => [`${code} ${key}`, ...cases]);

describe('a case that differs in several ways', () => {
  test('is counted by what most cases have', () => {
    const results = [
      failed('a/1', [
        ['missing', '/name'],
        ['value', '/total'],
      ]),
      failed('a/2', [['value', '/total']]),
      failed('a/3', [['value', '/items/0/id']]),
    ];
    expect(inShort(results)).toEqual([
      ['C10 total', 'a/1', 'a/2'],
      ['C08 id', 'a/3'],
    ]);
  });

  test('is counted by what explains most of the cases that nothing explains yet', () => {
    const both = ['a/1', 'a/2', 'a/3'].map((id) =>
      failed(id, [
        ['value', '/p'],
        ['value', '/q'],
      ]),
    );
    const rest = [
      failed('a/4', [['value', '/q']]),
      failed('a/8', [['value', '/q']]),
      failed('a/5', [['value', '/r']]),
      failed('a/6', [['value', '/r']]),
    ];
    const torn = failed('a/7', [
      ['value', '/p'],
      ['value', '/r'],
    ]);
    expect(inShort([...both, ...rest, torn])).toEqual([
      ['C08 q', 'a/1', 'a/2', 'a/3', 'a/4', 'a/8'],
      ['C08 r', 'a/5', 'a/6', 'a/7'],
    ]);
  });
});

describe('a case about a behaviour', () => {
  const behaviour = { id: 'request.malformed_id', option: 'reject' } as const;
  const one = failed('ids/a', [['status', 'status']], behaviour);
  const plain = failed('b/c', [['status', 'status']]);
  const seeing = (seen: Parameters<Seen['get']>[0] extends string ? ReturnType<Seen['get']> : never): Seen =>
    new Map(seen === undefined ? [] : [[behaviour.id, seen]]);

  test('failed by the option that was seen in its place', () => {
    const [cause, other] = causesOf([one, plain], seeing({ kind: 'option', option: 'not_found' }));
    expect(cause).toMatchObject({
      code: 'C01',
      key: 'request.malformed_id/reject→not_found',
      todo: 'request.malformed_id: not_found',
      profile: 'request.malformed_id: not_found',
      cases: ['ids/a'],
    });
    expect(other).toMatchObject({ code: 'C02', key: '400→404', cases: ['b/c'] });
  });

  test('failed by what other cases failed by, where the target answers by that option or by none', () => {
    for (const seen of [{ kind: 'option', option: 'reject' }, { kind: 'none of them' }] as const)
      expect(inShort([one, plain], seeing(seen))).toEqual([['C02 400→404', 'ids/a', 'b/c']]);
  });

  test('failed by an unknown option where nobody could find out, unless other cases say more', () => {
    const [cause] = causesOf([one], seeing({ kind: 'not found out' }));
    expect(cause).toMatchObject({ code: 'C01', key: 'request.malformed_id/reject→unknown' });
    expect(cause?.todo).toMatch(/fake-swr probe --only request\.malformed_id .*: request\.malformed_id: not_found$/);
    expect(cause).not.toHaveProperty('profile');
    expect(inShort([one, plain], seeing({ kind: 'not found out' }))).toEqual([['C02 400→404', 'ids/a', 'b/c']]);
  });

  test('is not made green by a profile where only the fake is wrong', () => {
    const seen = seeing({ kind: 'option', option: 'not_found', isOfFakeAlone: true });
    expect(causesOf([one], seen)[0]?.todo).toMatch(/^Let the fake answer .*: request\.malformed_id: reject$/);
  });
});

test('what to do follows from the verdict', () => {
  const todoOf = (result: CaseResult) => causesOf([result], new Map())[0]?.todo;
  const one = failed('mine/a', [['value', '/total']]);
  expect(todoOf(withVerdict(one, 'fake_wrong'))).toMatch(/^Correct the fake: .*\/total\.$/);
  expect(todoOf(withVerdict(one, 'spec_wrong'))).toMatch(/^Correct the spec: .*Its page: s$/);
  expect(todoOf(withVerdict(one, 'service_changed', '2026-02-03T04:05:06Z'))).toContain('It passed on 2026-02-03.');
  expect(todoOf({ ...withVerdict(one, 'case_wrong'), place: { file: 'mine.yaml', line: 7 } })).toBe(
    'Correct the case: mine/a, mine.yaml:7',
  );
  expect(todoOf(withVerdict({ ...one, result: 'flaky' }, 'flaky'))).toMatch(/^Try again/);
  expect(todoOf(one)).toMatch(/--against/);
});

test('each case that failed or is flaky has one cause, whatever they failed by', () => {
  const wrongs: readonly Wrong[] = [
    ['status', 'status'],
    ['missing', '/a/0/name'],
    ['unknown', '/a/0/title'],
    ['form', '/a/1/id'],
    ['order', '/a'],
    ['header', 'headers/X-Request-Id'],
    ['unreadable', 'answer'],
  ];
  const result = fc.record({
    wrong: fc.array(fc.constantFrom(...wrongs)),
    outcome: fc.constantFrom('failed', 'flaky', 'passed', 'known', 'skipped', 'broken'),
  } as const);
  const property = fc.property(fc.array(result), (all) => {
    const results = all.map(({ wrong, outcome }, index) => ({ ...failed(`a/${index}`, wrong), result: outcome }));
    const causes = causesOf(results, new Map());
    const bad = results.filter((one) => one.result === 'failed' || one.result === 'flaky').map(({ id }) => id);
    expect(causes.flatMap(({ cases }) => cases).toSorted()).toEqual(bad.toSorted());
    expect(new Set(causes.map(({ fingerprint }) => fingerprint)).size).toBe(causes.length);
    const marked = withCauses(results, causes).filter(({ cause }) => cause !== undefined);
    expect(marked.map(({ id }) => id).toSorted()).toEqual(bad.toSorted());
    // The order of the cases decides nothing but the order in which they are named.
    const turned = causesOf(results.toReversed(), new Map());
    expect(turned.map(({ key, cases }) => [key, cases.toSorted()])).toEqual(
      causes.map(({ key, cases }) => [key, cases.toSorted()]),
    );
  });
  fc.assert(property, { seed: 19, numRuns: 200 });
});
