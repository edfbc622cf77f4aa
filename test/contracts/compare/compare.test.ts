import { describe, expect, test } from 'vitest';
import type { Case } from '../../../contracts/case.ts';
import { answerDifferences } from '../../../contracts/compare/answers.ts';
import { type Finding, verdictOf } from '../../../contracts/compare/verdict.ts';
import { type CaseResult, type Exchange, resultOf } from '../../../contracts/result.ts';
import { answerOf } from '../../../contracts/service/exchange.ts';
import { fakeSwr, live, liveEnv, middleman, reportOf, wrongTotal } from '../support/kit.ts';

const path = '/v2/p/instances/i/namespaces';

const exchange = (body: unknown, status = 200, target = path): Exchange => ({
  operation: 'ListInstanceNamespaces',
  request: { method: 'GET', target, as: 'caller' },
  answer: answerOf(status, { 'content-type': 'application/json', 'x-request-id': 'r' }, JSON.stringify(body)),
  at: '2026-03-01T12:00:00.000Z',
  ms: 1,
});

const between = (real: unknown, fake: unknown, values: Parameters<typeof answerDifferences>[2] = 'errors') =>
  answerDifferences([exchange(real)], [exchange(fake)], values).map(({ at, expected, actual }) => [
    at,
    expected,
    actual,
  ]);

describe('two answers', () => {
  test('are alike if only ids, times and digests differ', () => {
    const one = { id: 'aaaaaaaa-2222-4333-8444-555555555555', created_at: '2026-01-01T00:00:00Z', namespace_id: 4 };
    const two = { id: 'bbbbbbbb-2222-4333-8444-555555555555', created_at: '2025-05-05T05:05:05Z', namespace_id: 9 };
    expect(between(one, two, 'all')).toEqual([]);
  });

  test('differ where a field is absent, though never by what they hold', () => {
    expect(between({ a: { b: 1 } }, { a: { b: 2 } })).toEqual([]);
    expect(between({ a: { b: 1, c: 1 } }, { a: { b: 2 } })).toEqual([['/a/c', 'present', 'absent']]);
    expect(between({ list: [{ a: 1 }] }, { list: [{ a: 1, b: null }] })).toEqual([['/list/*/b', 'absent', 'present']]);
    expect(between({ list: [] }, { list: [{ a: 1 }] })).toEqual([]);
  });

  test('differ where the sort of thing does', () => {
    expect(between({ a: null }, { a: '' })).toEqual([['/a', 'null', 'a string']]);
    expect(between({ a: '2026-01-01T00:00:00Z' }, { a: 'now' })).toEqual([['/a', 'a time', 'a string']]);
  });

  test('differ by value where both hold the same', () => {
    expect(between({ name: 'x' }, { name: 'y' }, 'all')).toEqual([['/name', '"x"', '"y"']]);
    expect(between({ name: 'x', list: [{ n: 1 }] }, { name: 'x', list: [{ n: 2 }] }, 'outside lists')).toEqual([]);
  });

  test('differ by the codes of errors, and not by their words', () => {
    const real = exchange({ error_code: 'A', error_msg: 'x' }, 404);
    const fake = exchange({ error_code: 'B', error_msg: 'y' }, 404);
    expect(answerDifferences([real], [fake], 'errors')).toMatchObject([
      { at: '/error_code', expected: '"A"', actual: '"B"' },
    ]);
  });

  test('are compared by where an id is seen again', () => {
    const first = exchange({ namespace_id: 4 });
    const same = [first, exchange({ namespace_id: 4 })];
    const other = [exchange({ namespace_id: 7 }), exchange({ namespace_id: 8 })];
    expect(answerDifferences(same, [exchange({ namespace_id: 7 }), exchange({ namespace_id: 7 })], 'errors')).toEqual(
      [],
    );
    expect(answerDifferences(same, other, 'errors')).toMatchObject([
      {
        step: 2,
        at: '/namespace_id',
        expected: 'the same as /namespace_id of answer 1',
        actual: 'the same as nothing before',
      },
    ]);
  });
});

test('an id below a name with spaces is told by its whole place', () => {
  const answers = (...ids: readonly number[]) =>
    ids.map((namespace_id) => exchange({ 'in my hosts': { namespace_id } }));
  expect(answerDifferences(answers(4, 4), answers(7, 8), 'errors')).toMatchObject([
    { step: 2, at: '/in my hosts/namespace_id' },
  ]);
});

describe('a verdict', () => {
  const trial: Case = {
    ...{ id: 'a/b', rule: 'r', source: 's', effect: 'read', given: [], provenance: 'documented' },
    steps: [],
  };
  const chosen: Case = { ...trial, provenance: 'chosen' };
  const good = exchange({ namespaces: [], total: 0 });
  const bad = exchange({ namespaces: 'none' });
  const came = (result: CaseResult['result'], exchanges = [good], of = trial) => resultOf(of, { result, exchanges });
  const usual = { passedBefore: false, differs: true };
  const [passed, failed] = [came('passed'), came('failed')];

  test.each<[string, Partial<Finding> & Pick<Finding, 'real' | 'fake'>, string | undefined]>([
    ['both pass alike', { real: passed, fake: passed, differs: false }, undefined],
    ['both pass, and differ where the case says nothing', { real: passed, fake: passed }, 'fake_wrong'],
    ['only the fake fails', { real: passed, fake: failed }, 'fake_wrong'],
    ['the real one fails a written rule', { real: failed, fake: passed }, 'spec_wrong'],
    ['the real one fails what was only chosen', { real: came('failed', [good], chosen), fake: passed }, 'fake_wrong'],
    ['the real one breaks the spec', { real: came('failed', [bad], chosen), fake: passed }, 'spec_wrong'],
    ['the real one passed before', { real: failed, fake: passed, passedBefore: true }, 'service_changed'],
    ['both fail alike and meet the spec', { real: failed, fake: failed, differs: false }, 'case_wrong'],
    ['both fail, the fake against the spec', { real: failed, fake: came('failed', [bad]) }, 'fake_wrong'],
    ['either came out both ways', { real: came('flaky'), fake: passed }, 'flaky'],
  ])('when %s', (_, finding, verdict) => {
    expect(verdictOf({ ...usual, ...finding })).toBe(verdict);
  });
});

describe('--against', () => {
  test('finds two fakes alike', async () => {
    const { url } = await fakeSwr();
    const { exit_code, against, target } = await reportOf([
      '--against',
      url,
      '--only',
      'signature/tasks/',
      'parents/missing-*',
    ]);
    expect(exit_code).toBe(0);
    expect([target.name, against?.name]).toEqual([url, 'inprocess']);
  });

  test('finds what no case asks for: a code that differs', async () => {
    const { url } = await middleman(({ target }, { status, text }) =>
      status === 404 && !target.startsWith('/_fake')
        ? { text: text.replace('SVCSTG.SWR.404', 'SVCSTG.SWR.400') }
        : undefined,
    );
    const { cases, exit_code } = await reportOf(['--against', url, '--only', 'parents/missing-namespace/*']);
    expect(exit_code).toBe(1);
    expect(cases[0]).toMatchObject({ verdict: { verdict: 'fake_wrong' }, differences: [{ at: '/error_code' }] });
  });

  test('gives a live finding its verdict, and shows both answers', async () => {
    const { url, swr } = await middleman(wrongTotal);
    const args = ['--target', url, ...live, '--against', 'inprocess', '--only', 'signature/tasks/walk'];
    const { cases, said } = await reportOf(args, { env: liveEnv(swr) });
    expect(cases).toMatchObject([{ result: 'failed', verdict: { verdict: 'spec_wrong' } }]);
    expect(new Set(cases[0]?.exchanges.map(({ on }) => on))).toEqual(new Set([url, 'inprocess']));
    expect(said.stdout).toContain('spec_wrong');
  });

  test('does not try on the fake what the real service was not asked', async () => {
    const { url, swr } = await middleman(() => undefined);
    const args = [
      '--target',
      url,
      ...live,
      '--against',
      'inprocess',
      '--only',
      'signature/tasks/walk',
      'signature/life-cycle/',
    ];
    const { counts } = await reportOf(args, { env: liveEnv(swr) });
    expect(counts.skipped).toBeGreaterThan(0);
    expect(counts).toMatchObject({ passed: 1, failed: 0 });
  });
});
