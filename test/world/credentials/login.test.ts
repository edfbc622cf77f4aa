/** What a credential opens: asked of the rows directly, since only a registry logs in. */
import { expect, test } from 'vitest';
import { materialize } from '../../../mock/seed/materialize.ts';
import { auditLogFamily } from '../../../mock/world/audit-logs/family.ts';
import { credentialFamily } from '../../../mock/world/credentials/family.ts';
import { credentialFor } from '../../../mock/world/credentials/find.ts';
import { issueTemporary } from '../../../mock/world/credentials/issue.ts';
import { defaultLimits } from '../../../mock/world/kernel/limits.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { hourMs } from '../../../mock/world/kernel/time.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const given = { user_id: 'robot', auth_token: 'a password' };

const worldOf = (credential: object) => {
  const { tables, ...facts } = materialize({
    users: [{ name: 'ci' }],
    instances: [
      { name: 'one', id: 'first', credentials: [{ name: 'seeded', ...given, ...credential }] },
      { name: 'two', id: 'second', credentials: [{ name: 'seeded', user_id: 'robot', auth_token: 'another' }] },
    ],
  });
  const world = { ...facts, tables, nowMs, profile: createProfile(), limits: defaultLimits, emit: () => undefined };
  return { ...world, caller: facts.users[0] };
};

const loginOf = (credential: object, userName = 'robot', password = 'a password', atMs = nowMs) =>
  credentialFor(worldOf(credential).tables, userName, password, atMs);

test('the user name and password of a credential open its instance for its user', () => {
  expect(loginOf({})).toEqual({ instance_id: 'first', userName: 'demo' });
  expect(loginOf({ user_name: 'ci' })).toEqual({ instance_id: 'first', userName: 'ci' });
  expect(loginOf({}, 'robot', 'another')).toEqual({ instance_id: 'second', userName: 'demo' });
});

test('nothing else opens anything', () => {
  for (const [userName, password] of [
    ['robot', 'a passwor'],
    ['robo', 'ta password'],
    ['', ''],
    ['robot', ''],
    ['Robot', 'a password'],
  ])
    expect(loginOf({}, userName, password)).toBeUndefined();
});

test('one that is disabled or has expired says so', () => {
  const token_id = '7e1b2fbd-8604-11eb-bb8c-fa163ed64718';
  expect(loginOf({ token_id, enable: false })).toEqual({ refused: 'disabled', token_id });
  const expired = { token_id, expire_date: '2026-03-01T12:00:00Z' };
  expect(loginOf(expired)).toEqual({ refused: 'expired', token_id });
  expect(loginOf(expired, 'robot', 'a password', nowMs - 1)).toEqual({ instance_id: 'first', userName: 'demo' });
});

test('a temporary one opens its instance for 24 hours, and is known for another 24 at least', () => {
  const world = worldOf({});
  const { user_id, auth_token, token_id } = issueTemporary('second', world);
  const after = (hours: number) => credentialFor(world.tables, user_id, auth_token, nowMs + hours * hourMs);
  expect(after(0)).toEqual({ instance_id: 'second', userName: 'demo' });
  expect(after(23.99)).toEqual({ instance_id: 'second', userName: 'demo' });
  expect(after(24)).toEqual({ refused: 'expired', token_id });
  const issueUntil = (id: number, hours: number) => {
    while (issueTemporary('second', { ...world, nowMs: nowMs + hours * hourMs }).id < id);
  };
  issueUntil(100, 47);
  expect(after(47)).toEqual({ refused: 'expired', token_id });
  issueUntil(200, 48);
  expect(after(48)).toBeUndefined();
  expect(world.tables.credentials.temporary.size).toBe(199);
});

test('an instance takes its credentials and audit logs along', () => {
  const world = worldOf({});
  const { user_id, auth_token } = issueTemporary('first', world);
  const log = {
    operation: 'pull',
    resource_type: 'artifact',
    resource: 'n/r',
    username: 'demo',
    op_time: 'now',
  } as const;
  world.tables.auditLogs.add({ id: 1, instance_id: 'first', ...log });
  world.tables.auditLogs.add({ id: 2, instance_id: 'second', ...log });
  for (const { hears } of [credentialFamily, auditLogFamily])
    hears['instance.deleted']?.({ kind: 'instance.deleted', instance_id: 'first' }, world);
  expect(credentialFor(world.tables, 'robot', 'a password', nowMs)).toBeUndefined();
  expect(credentialFor(world.tables, user_id, auth_token, nowMs)).toBeUndefined();
  expect(credentialFor(world.tables, 'robot', 'another', nowMs)).toMatchObject({ instance_id: 'second' });
  expect(world.tables.auditLogs.all().map(({ id }) => id)).toEqual([2]);
});
