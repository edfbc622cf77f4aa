/** What the audit log keeps: told by events, since only a registry pulls. */
import { expect, test } from 'vitest';
import { materialize } from '../../../mock/seed/materialize.ts';
import { auditLogFamily } from '../../../mock/world/audit-logs/family.ts';
import { logKey } from '../../../mock/world/audit-logs/tables.ts';
import { defaultLimits } from '../../../mock/world/kernel/limits.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const repositories = [{ name: 'app', artifacts: [{ id: 7 }] }];

const worldOf = (profile = {}) => {
  const { tables, ...facts } = materialize({
    users: [{ name: 'ci' }],
    instances: [{ name: 'one', id: 'first', namespaces: [{ name: 'library', repositories }] }],
  });
  const world = { ...facts, tables, nowMs, limits: defaultLimits, emit: () => undefined };
  return { ...world, profile: createProfile(profile), caller: facts.users[1] ?? facts.users[0] };
};

const { hears } = auditLogFamily;
const logsIn = ({ tables }: ReturnType<typeof worldOf>, operation: 'pull' | 'create') =>
  tables.auditLogs.under(logKey('first', operation));

test('a pull is logged with its artifact and who pulled it', () => {
  const world = worldOf();
  hears['artifact.pulled']?.({ kind: 'artifact.pulled', artifact_id: 7, tag: 'latest' }, world);
  const digest = world.tables.artifacts.get(7)?.digest;
  expect(logsIn(world, 'pull')).toEqual([
    {
      ...{ id: 1, instance_id: 'first', operation: 'pull', resource_type: 'artifact', username: 'ci' },
      ...{ resource: `library/app:${digest}`, op_time: '2026-03-01T12:00:00.000Z' },
    },
  ]);
});

test('what is not there any more is not logged', () => {
  const world = worldOf();
  hears['artifact.pushed']?.({ kind: 'artifact.pushed', artifact_id: 8 }, world);
  hears['artifact.deleted']?.(
    { kind: 'artifact.deleted', artifact_id: 8, repository_id: 99, digest: 'sha256:0' },
    world,
  );
  expect(world.tables.auditLogs.size).toBe(0);
});

test('the oldest logs of an operation are dropped, those of another stay', () => {
  const world = worldOf();
  hears['artifact.pushed']?.({ kind: 'artifact.pushed', artifact_id: 7 }, world);
  for (let n = 0; n < 25_000; n += 1) hears['artifact.pulled']?.({ kind: 'artifact.pulled', artifact_id: 7 }, world);
  const kept = logsIn(world, 'pull');
  expect(kept.length).toBeGreaterThanOrEqual(10_000);
  expect(kept.length).toBeLessThanOrEqual(11_000);
  expect(kept.at(-1)?.id).toBe(25_001);
  expect(logsIn(world, 'create').map(({ id }) => id)).toEqual([1]);
});
