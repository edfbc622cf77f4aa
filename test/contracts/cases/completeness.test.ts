/** Every operation, parameter, status and value of the spec has a case; what has none is named, with the reason. */
import { describe, expect, test } from 'vitest';
import { type Case, isWalk, type Step } from '../../../contracts/case.ts';
import { cases } from '../../../contracts/cases/all.ts';
import { type OperationId, operations, resolve, type SpecOperation, specOf } from '../../../contracts/service/spec.ts';

interface Used {
  readonly operation: OperationId;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly statuses: readonly number[];
}

const usedIn = (step: Case['steps'][number]): Used => {
  const { path = {}, query = {} } = step as { path?: Used['path']; query?: Used['query'] };
  if (isWalk(step)) {
    const paged = { ...query, limit: step.limit, offset: 0 };
    return { operation: step.walk, path, query: paged, body: undefined, statuses: [200] };
  }
  const { operation, body, expect: expected } = step as Step;
  return { operation, path, query, body, statuses: [expected.status].flat() };
};

/** What goes on below the path of an operation is not one of its calls. */
const isBelow = (step: Case['steps'][number]): boolean => 'below' in step;

const used: readonly Used[] = cases.flatMap(({ steps }) => steps.filter((step) => !isBelow(step)).map(usedIn));
const usesOf = (id: OperationId) => used.filter(({ operation }) => operation === id);
const all = [...operations.values()];

type Schema = Readonly<Record<string, unknown>>;

/** Places in a body that an enum or boolean is for, with its values. */
const choicesIn = (node: Schema, at = ''): readonly (readonly [string, readonly unknown[]])[] => {
  const schema = resolve({ ...node });
  if (schema.enum !== undefined) return [[at, schema.enum as unknown[]]];
  if (schema.type === 'boolean') return [[at, [true, false]]];
  if (schema.items !== undefined) return choicesIn(schema.items as Schema, `${at}/0`);
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, field]) =>
    choicesIn(field, `${at}/${name}`),
  );
};

const pointed = (value: unknown, at: string): unknown =>
  at
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

const openConflicts: readonly string[] = [
  ...['CreateImmutableRule', 'DeleteInstanceArtifact', 'DeleteInstanceTag', 'DeleteInstanceRepository'],
];

/** Why a declared status has no case; undefined if it must have one. */
const exempt = ({ id, template, parameters, body }: SpecOperation, status: number): string | undefined => {
  const free = ({ in: place, schema, name }: SpecOperation['parameters'][number]) =>
    place === 'path' && schema.type === 'string' && name !== 'reference';
  if (status === 500) return 'cannot be provoked from outside';
  if (status === 409 && openConflicts.includes(id)) return 'only where a profile has it in the place of 400 or 412';
  if (status === 406) return 'only a namespace with images shows it; where it is not refused, they would be gone';
  if (status === 403 && !template.includes('{project_id}')) return 'its path names no project';
  if (status === 404 && ['ListInstance', 'ListAllInstanceRepositories'].includes(id))
    return 'nothing on its path can be missing';
  if (status === 400 && body === undefined && parameters.every(free)) return 'any text will do for its parameters';
  return undefined;
};

describe.each(all.map((operation) => [operation.id, operation] as const))('%s has a case', (id, operation) => {
  test('of its own', () => {
    expect(usesOf(id)).not.toEqual([]);
  });

  test('for each parameter', () => {
    const given = (place: 'path' | 'query', name: string) =>
      place === 'path' && (name === 'project_id' || usesOf(id).some(({ path }) => path[name] !== undefined));
    const without = operation.parameters
      .filter(
        ({ in: place, name }) => !given(place, name) && !usesOf(id).some(({ query }) => query[name] !== undefined),
      )
      .map(({ name }) => name);
    expect(without).toEqual([]);
  });

  test('for each declared status', () => {
    const without = [...operation.responses.keys()].filter(
      (status) =>
        exempt(operation, status) === undefined && !usesOf(id).some(({ statuses }) => statuses.includes(status)),
    );
    expect(without).toEqual([]);
  });

  test('for each value of its parameters', () => {
    const without = operation.parameters.flatMap(({ name, schema }) => {
      const { enum: listed = [] } = resolve({ ...schema }) as { enum?: readonly unknown[] };
      return listed
        .filter((value) => !usesOf(id).some(({ query, path }) => query[name] === value || path[name] === value))
        .map((value) => `${name}=${value}`);
    });
    expect(without).toEqual([]);
  });

  test('for each value of its body', () => {
    const good = usesOf(id).filter(({ statuses }) => statuses.every((status) => status < 300));
    const without = choicesIn(specOf(id).body ?? {}).flatMap(([at, listed]) =>
      listed.filter((value) => !good.some(({ body }) => pointed(body, at) === value)).map((value) => `${at}=${value}`),
    );
    expect(without).toEqual([]);
  });
});

test('every exemption is needed', () => {
  const idle = all.flatMap((operation) =>
    [...operation.responses.keys()].filter(
      (status) =>
        exempt(operation, status) !== undefined &&
        usesOf(operation.id).some(({ statuses }) => statuses.includes(status)),
    ),
  );
  expect(idle).toEqual([]);
});
