import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { operations } from '../../mock/spec/operations.ts';
import { apiEngine } from '../../mock/spec/validators.ts';

const operationOf = (id: string) => {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
};

/** Run in a process of its own: in this one, other tests have loaded validators before. */
const loading = `
  import { createRequire } from 'node:module';
  import { operations } from './mock/spec/operations.ts';
  import { apiEngine } from './mock/spec/validators.ts';
  const { cache } = createRequire(import.meta.url);
  const loaded = () => Object.keys(cache).filter((path) => path.includes('/generated/validators/'));
  const operation = (id) => operations.find((candidate) => candidate.id === id);
  const seen = [loaded()];
  apiEngine.validator(operation('ListInstance'));
  seen.push(loaded());
  apiEngine.answerErrors(operation('KeystoneListProjects'), {});
  seen.push(loaded());
  console.log(JSON.stringify(seen));
`;

test('the validators of a family are loaded with its first call, and those of no other', () => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const args = ['--import', 'tsx', '--input-type=module', '--eval', loading];
  const seen: readonly (readonly string[])[] = JSON.parse(execFileSync(process.execPath, args, { cwd }).toString());
  expect(seen.map((paths) => paths.map((path) => basename(path)).sort())).toEqual([
    [],
    ['formats.cjs', 'instances.cjs'],
    ['formats.cjs', 'iam.cjs', 'instances.cjs'],
  ]);
});

test('each operation that is served has a validator, in the module of its family', () => {
  const served = operations.filter(({ service }) => !['control', 'registry'].includes(service));
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
