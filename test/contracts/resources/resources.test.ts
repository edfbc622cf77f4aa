/** Every operation has one descriptor, and what a descriptor names is there. */
import { describe, expect, test } from 'vitest';
import {
  allGivens,
  bodiesOf,
  lineageOf,
  makesSomething,
  operationsOf,
  resourceOf,
  resources,
} from '../../../contracts/resources/all.ts';
import { isPushed } from '../../../contracts/resources/resource.ts';
import { onlyValueOf, pathNamesOf } from '../../../contracts/service/path.ts';
import { operations, specOf } from '../../../contracts/service/spec.ts';
import seed from '../../../spec/generated/seed.schema.json' with { type: 'json' };

const declared = resources.flatMap(operationsOf);

test('every operation of the spec is of one resource', () => {
  expect(declared.toSorted()).toEqual([...operations.keys()].toSorted());
});

describe.each([...operations.values()].map((operation) => [operation.id, operation] as const))(
  '%s',
  (id, operation) => {
    test('has a path of which the resource knows every parameter', () => {
      const known = lineageOf(resourceOf(id)).flatMap((resource) => resource.id?.parameter ?? []);
      const open = pathNamesOf(operation).filter((name) => onlyValueOf(id, name) === undefined);
      expect(['project_id', ...known]).toEqual(expect.arrayContaining(open));
    });

    test('has bodies to send, if it takes one', () => {
      expect(bodiesOf(id) !== undefined).toBe(operation.body !== undefined);
    });
  },
);

describe.each(resources.map((resource) => [resource.name, resource] as const))('%s', (_, resource) => {
  test('is below a resource that exists, and has a name of its own', () => {
    expect(lineageOf(resource)[0]?.name).toBe('project');
    expect(resources.filter(({ name }) => name === resource.name)).toHaveLength(1);
  });

  test('is named on the path of what shows, changes and deletes it', () => {
    const { show, update, remove } = resource.operations;
    for (const id of [show, update, remove].filter((one) => one !== undefined))
      expect(pathNamesOf(specOf(id)), id).toContain(resource.id?.parameter);
  });

  test('names preconditions that exist, one of which yields it if a path can name it', () => {
    const { given, listedGiven, givens = {}, id } = resource;
    if (id !== undefined) expect(given).toBeDefined();
    const steps = Object.values(givens).flatMap((one) => ('through' in one ? one.through : []));
    const names = [given, listedGiven, ...Object.values(givens).map(({ from }) => from)];
    for (const name of names.filter((one) => one !== undefined)) expect([...allGivens.keys()]).toContain(name);
    for (const step of steps) expect(resources.map(({ name }) => name)).toContain(step.resource);
  });

  test('can be created and deleted, if a precondition makes one', () => {
    const made = Object.keys(resource.givens ?? {}).filter(makesSomething);
    if (made.length === 0) return;
    expect(resource.operations).toMatchObject({ create: expect.any(String), remove: expect.any(String) });
    expect(resource.newId).toBeDefined();
  });

  test('is in the seed by a definition that exists', () => {
    if (resource.seed !== undefined) expect(Object.keys(seed.definitions)).toContain(resource.seed.definition);
  });
});

test('preconditions that make something are called new', () => {
  for (const [name, given] of allGivens)
    expect([name, makesSomething(name) || isPushed(given)]).toEqual([name, name.startsWith('new ')]);
});
