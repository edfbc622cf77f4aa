import { describe, expect, test } from 'vitest';
import { codes } from '../../../contracts/causes/cause.ts';
import { signOf } from '../../../contracts/causes/classify.ts';
import { fingerprintOf } from '../../../contracts/causes/fingerprint.ts';
import { renamedIn } from '../../../contracts/causes/renamed.ts';
import type { StepDifference } from '../../../contracts/result.ts';

const difference = (aspect: StepDifference['aspect'], at: string, expected = 'x', actual = 'y'): StepDifference => ({
  ...{ aspect, at, expected, actual, step: 1 },
});

const rows: readonly (readonly [code: string, key: string, difference: StepDifference])[] = [
  ['C02', '200→500', difference('status', 'status', '200', '500 {"error_code":"SVCSTG.SWR.5000001"}')],
  ['C02', '200 or 202→404', difference('status', 'status', '200 or 202', '404 ""')],
  ['C02', 'declared→418', difference('status', 'status', 'one of 200, 400', '418')],
  ['C02', '201→409', difference('status', 'POST /v2/p/instances/i/namespaces', '201', '409 {"error_msg":"taken"}')],
  ['C03', 'any→none', difference('form', '/error_code', 'a string like \\S', '""')],
  ['C03', 'SVCSTG.SWR.4001→APIGW.0101', difference('value', '/error_code', '"SVCSTG.SWR.4001"', '"APIGW.0101"')],
  ['C04', 'created_at', difference('missing', '/policies/3/created_at', 'present', 'absent')],
  ['C04', 'error_code', difference('missing', '/error_code', 'present', 'absent')],
  ['C04', 'precondition', difference('missing', 'a search of the demo world', 'all that it has', 'by nothing')],
  ['C05', 'extra', difference('unknown', '/extra', 'not declared by the spec', 'present')],
  ['C07', 'id', difference('form', '/tasks/0/id', 'of type integer', '"8"')],
  ['C07', 'body', difference('form', '/', 'must be object', '[]')],
  ['C08', 'name', difference('value', '/policies/1/name', '"fake-swr-verify-run-7"', '"other"')],
  ['C08', '*', difference('value', '/labels/fake-swr-verify-run-7', '"a"', '"b"')],
  ['C09', 'policies', difference('order', '/policies', 'by ascending id', '[2,1]')],
  ['C10', 'total', difference('value', '/total', '7', '0')],
  ['C10', 'total', difference('value', '/total_count', '7', '0')],
  ['C11', 'x-request-id', difference('header', 'headers/X-Request-Id', 'present', 'absent')],
  ['C12', '401→200', difference('status', 'status', '401', '200 {}')],
  ['C12', '404→403', difference('status', 'status', '404', '403 {}')],
  ['C13', 'an answer cannot be read', difference('unreadable', 'answer', 'one', 'an answer cannot be read: Z_DATA')],
];

describe('a difference is the sign of', () => {
  test.each(rows)('%s %s', (code, key, one) => {
    expect(signOf(one)).toEqual({ code, key, difference: one });
  });

  test('every sort of cause but those that need more than one difference or the behaviour', () => {
    const met = new Set(rows.map(([code]) => code));
    expect(Object.keys(codes).filter((code) => !met.has(code))).toEqual(['C01', 'C06']);
  });
});

describe('a field that is called otherwise', () => {
  const missing = difference('missing', '/policies/0/created_at', 'present', 'absent');
  const unknown = difference('unknown', '/policies/0/creation', 'not declared by the spec', 'present');

  test('is one that is missing beside one that nobody knows', () => {
    expect(renamedIn([missing, unknown])).toMatchObject([{ code: 'C06', key: 'created_at→creation' }]);
  });

  test.each([
    ['in another place', [missing, { ...unknown, at: '/creation' }]],
    ['in another step', [missing, { ...unknown, step: 2 }]],
    ['of another target', [missing, { ...unknown, on: 'inprocess' }]],
    ['beside a second', [missing, unknown, difference('unknown', '/policies/1/other')]],
    ['alone', [missing]],
  ])('is not one %s', (_, differences) => {
    expect(renamedIn(differences)).toEqual([]);
  });
});

test('a fingerprint is twelve hexadecimal digits that follow from code and key', () => {
  expect(fingerprintOf('C10', 'total')).toBe('4fa62a369f49');
  expect(fingerprintOf('C04', 'total')).not.toBe(fingerprintOf('C10', 'total'));
});
