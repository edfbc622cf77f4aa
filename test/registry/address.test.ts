/** Which instance and which world a request to the registry is for, however many there are. */
import { expect, test } from 'vitest';
import { addressed } from '../../mock/registry/address.ts';
import { named } from '../../mock/registry/credentials.ts';
import { createState } from '../../mock/world/state.ts';
import { createTables } from '../../mock/world/tables.ts';
import { collectGarbage } from '../support/collect-garbage.ts';

const nameOf = (world: number): string => `w${world}.swr.example`;

/** A state with worlds that count how often their instances are listed. */
const stateOf = (worlds: number) => {
  const state = createState();
  let looks = 0;
  const enter = (number: number) => {
    const tables = createTables();
    const { instances } = tables;
    const project_id = `p${number}`;
    instances.add({
      id: `i${number}`,
      project_id,
      access_address: nameOf(number),
      status: 'Running',
    } as never);
    const under = instances.under.bind(instances);
    instances.under = (parent) => {
      looks += 1;
      return under(parent);
    };
    const tenant = { project_id, domain_name: 'd' };
    state.enter({ tenant, users: [{ name: 'u', token: `t${number}`, ak: `a${number}` }], tables } as never);
    return tables;
  };
  const tables = Array.from({ length: worlds }, (_, number) => enter(number));
  const looksOf = (act: () => void): number => {
    const before = looks;
    act();
    return looks - before;
  };
  return { state, tables, enter, looksOf };
};

const domain = (id: number, instance_id: string, domain_name: string) =>
  ({ id, uid: `u${id}`, instance_id, domain_name }) as never;

const credential = (id: number, instance_id: string, user_id: string) =>
  ({ id, token_id: `t${id}`, instance_id, user_id, auth_token: `p${id}`, owner: 'u' }) as never;

test('requests do not look through the instances of all worlds again', () => {
  const { state, looksOf } = stateOf(200);
  const ask = () => [addressed(nameOf(199), state)?.instance_id, addressed('elsewhere', state)];
  expect(ask()).toEqual(['i199', undefined]);
  expect(looksOf(() => Array.from({ length: 50 }, ask))).toBe(0);
});

test('nor through their credentials', () => {
  const { state, tables, looksOf } = stateOf(200);
  tables[199]?.credentials.temporary.add(credential(1, 'i199', 'somebody'));
  const ask = () => [named('somebody', state)?.instance_id, named('nobody', state)];
  expect(ask()).toEqual(['i199', undefined]);
  expect(looksOf(() => Array.from({ length: 50 }, ask))).toBe(0);
});

test('a name that an instance gets, changes or loses is known with the next request', () => {
  const { state, tables } = stateOf(3);
  const idOf = (name: string) => addressed(`${name}:8080`, state)?.instance_id;
  const [, second] = tables;
  expect(idOf('Images.example')).toBeUndefined();
  second?.access.domains.add(domain(1, 'i1', 'images.EXAMPLE'));
  expect(idOf('Images.example')).toBe('i1');
  second?.access.domains.replace(domain(1, 'i1', 'other.example'));
  expect([idOf('images.example'), idOf('other.example')]).toEqual([undefined, 'i1']);
  second?.access.domains.remove(domain(1, 'i1', ''));
  expect(idOf('other.example')).toBeUndefined();
  second?.instances.remove({ id: 'i1' } as never);
  expect(idOf(nameOf(1))).toBeUndefined();
});

test('so is a world that comes, goes or gets other rows', () => {
  const { state, enter } = stateOf(2);
  const projectOf = (name: string) => addressed(name, state)?.entry.tenant.project_id;
  expect(projectOf(nameOf(2))).toBeUndefined();
  enter(2);
  expect(projectOf(nameOf(2))).toBe('p2');
  state.leave('p2');
  expect(projectOf(nameOf(2))).toBeUndefined();
  const first = state.writable('p0');
  if (first !== undefined) first.tables = createTables();
  expect([projectOf(nameOf(0)), projectOf(nameOf(1))]).toEqual([undefined, 'p1']);
});

test('the first world and the first credential that have a name are meant', () => {
  const { state, tables } = stateOf(2);
  const [first, second] = tables;
  second?.credentials.longTerm.add(credential(1, 'i1', 'shared'));
  expect(named('shared', state)?.instance_id).toBe('i1');
  first?.credentials.temporary.add(credential(1, 'i0', 'shared'));
  expect(named('shared', state)?.instance_id).toBe('i0');
  first?.credentials.temporary.remove(credential(1, 'i0', 'shared'));
  expect(named('shared', state)?.instance_id).toBe('i1');
  first?.access.domains.add(domain(1, 'i0', nameOf(1)));
  expect(addressed(nameOf(1), state)?.instance_id).toBe('i0');
});

test('nothing is kept of a world that has left, or of rows that were given up, though nobody asks again', async () => {
  const { state } = stateOf(4);
  const tables = [2, 3].map((number) => new WeakRef(state.writable(`p${number}`)?.tables ?? {}));
  expect([addressed(nameOf(3), state)?.instance_id, named('nobody', state)]).toEqual(['i3', undefined]);
  state.leave('p2');
  const last = state.writable('p3');
  if (last !== undefined) last.tables = createTables();
  // What a WeakRef was read from, or made of, stays until the turn ends.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(tables.map((each) => each.deref())).toEqual([undefined, undefined]);
});
