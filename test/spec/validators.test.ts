import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { operations } from '../../mock/spec/operations.ts';
import { apiEngine } from '../../mock/spec/validators.ts';

const operationOf = (id: string) => {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
};

/** What modules of validators a new process has loaded, at first and after each of two calls. */
const program = `
  import { createRequire } from 'node:module';
  import { operations } from './mock/spec/operations.ts';
  import { apiEngine } from './mock/spec/validators.ts';
  const { cache } = createRequire(import.meta.url);
  const operationOf = (id) => operations.find((candidate) => candidate.id === id);
  const loaded = () => Object.keys(cache).filter((path) => path.includes('/generated/validators/'));
  const names = () => loaded().map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();
  const seen = [names()];
  apiEngine.validator(operationOf('ListInstance'));
  seen.push(names());
  apiEngine.answerErrors(operationOf('KeystoneListProjects'), {});
  console.log(JSON.stringify([...seen, names()]));
`;

test('the validators of a family are loaded with its first call, and those of no other', () => {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual([
    [],
    ['formats.cjs', 'instances.cjs'],
    ['formats.cjs', 'iam.cjs', 'instances.cjs'],
  ]);
});

test('each operation that is served has a validator, in the module of its family', () => {
  const served = operations.filter(({ service, unserved }) => service !== 'control' && !unserved);
  for (const operation of served) expect(apiEngine.validator(operation)).toBeTypeOf('function');
});

test('a violation says where it is, by which keyword, and what the rule is', () => {
  const query = { limit: 0, offset: 'x' };
  const given = { path: { project_id: 'p', instance_id: 'i' }, query, header: {}, body: undefined };
  const errors = apiEngine.validator(operationOf('ListInstanceSignPolicies'))(given);
  expect(errors).toMatchObject([
    { keyword: 'type', instancePath: '/query/offset', params: { type: 'integer' }, data: 'x' },
    { keyword: 'minimum', instancePath: '/query/limit', params: { limit: 1 }, data: 0 },
  ]);
});

test('defaults are filled in', () => {
  const query = {};
  const given = { path: { project_id: 'p', instance_id: 'i' }, query, header: {}, body: undefined };
  expect(apiEngine.validator(operationOf('ListInstanceSignPolicies'))(given)).toEqual([]);
  expect(query).toMatchObject({ offset: 0, limit: 10 });
});
