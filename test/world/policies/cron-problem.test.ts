import { expect, test } from 'vitest';
import { cronProblem } from '../../../mock/world/policies/cron-problem.ts';

const sixFields = 'must have six fields (second minute hour day month weekday)';

const refusedForms: readonly [text: string, problem: string][] = [
  ['0 2 * * *', `${sixFields}; 0 2 * * * has five: the seconds are missing`],
  ['*/5 * * * *', `${sixFields}; */5 * * * * has five: the seconds are missing`],
  ['@daily', `${sixFields}; @daily is a descriptor`],
  ['@every 5m', `${sixFields}; @every 5m is a descriptor`],
  ['', `${sixFields}; it is empty`],
  [' ', `${sixFields}; " " has none`],
  ['2027-03-01T12:00:00', `${sixFields}; "2027-03-01T12:00:00" has one`],
  ['0 2', `${sixFields}; "0 2" has two`],
  ['0 2 *', `${sixFields}; "0 2 *" has three`],
  ['0 2 * *', `${sixFields}; "0 2 * *" has four`],
  ['0 0 0 1 1 * 2027 x', `${sixFields}; "0 0 0 1 1 * 2027 x" has eight`],
  ['0 0 0 * * * 2027', `${sixFields}; "0 0 0 * * * 2027" has seven`],
  ['0 0 0 1 1 * 2027 x y', `${sixFields}; "0 0 0 1 1 * 2027 x y" has 9`],
];

test.each(refusedForms)('the API refuses "%s"', (text, problem) => {
  expect(cronProblem(text, { otherForms: 'reject' })).toBe(problem);
});

test.each(['0 2 * * *', '@daily', '@every 5m'])('"%s" is taken where other forms are as in Harbor', (text) => {
  expect(cronProblem(text, { otherForms: 'harbor' })).toBeUndefined();
});

test.each(['0 0 2 * * *', '0 59 23 * * ?', '0 0/15 * ? JAN-MAR MON'])('"%s" is taken either way', (text) => {
  expect(cronProblem(text, { otherForms: 'reject' })).toBeUndefined();
  expect(cronProblem(text, { otherForms: 'harbor' })).toBeUndefined();
});

test.each(['reject', 'harbor'] as const)('six fields that cannot be read are refused with %s', (otherForms) => {
  expect(cronProblem('0 60 * * * *', { otherForms })).toBe('must have a minute from 0 to 59; 60 goes above 59');
  expect(cronProblem('0 */0 * * * *', { otherForms })).toBe(
    'must have steps of at least 1; */0 in the field minute has a step of 0',
  );
  expect(cronProblem('2027-03-01T12:00:00', { otherForms })).toContain('fields (second minute hour day month weekday)');
});
