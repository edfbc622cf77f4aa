import { expect, test } from 'vitest';
import { scopeRule } from '../../support/bodies.ts';
import { digest, executionOf, nginx, policyOf, redis, seedOf, signaturesOf, started, statuses } from './executions.ts';

test.each([
  ['nginx', 'a', 1700],
  ['nginx', 'b', 1900],
  ['redis', 'c', 2100],
])(
  'the signature of %s %s and its tag are there from %i ms on, when its sub-task succeeded, and not before',
  async (repository, letter, ms) => {
    const fake = await started(seedOf(nginx, redis));
    const statusNow = async () => {
      const { subTasks } = await executionOf(fake.policy, fake.id);
      return subTasks.find((each) => each.digest === digest(letter))?.status;
    };
    fake.clock.advance(ms - 1);
    expect(await statusNow()).toBe('InProgress');
    expect(await signaturesOf(fake, repository, letter)).toEqual({ accessories: [], tags: [] });
    fake.clock.advance(1);
    expect(await statusNow()).toBe('Succeed');
    const { accessories, tags } = await signaturesOf(fake, repository, letter);
    const signedAt = `2026-03-01T12:00:0${(ms / 1000).toFixed(3)}Z`;
    expect(accessories).toMatchObject([{ type: 'signature.cosign', size: 558, created_at: signedAt }]);
    expect(tags).toMatchObject([
      { artifact_id: accessories[0]?.artifact_id, digest: accessories[0]?.digest, push_time: signedAt },
    ]);
  },
);

test('signing twice with one key gives one accessory, and with another key a second one', async () => {
  const fake = await started(seedOf(redis));
  const again = async () => {
    await fake.policy.execute();
    fake.clock.advance(10_000);
    return (await signaturesOf(fake, 'redis', 'c')).accessories;
  };
  fake.clock.advance(10_000);
  const { accessories: once } = await signaturesOf(fake, 'redis', 'c');
  expect(once).toHaveLength(1);
  expect(await again()).toEqual(once);
  await fake.policy.replace({ signature_key: 'another-key' });
  expect(await again()).toEqual([
    ...once,
    expect.objectContaining({ subject_artifact_id: once[0]?.subject_artifact_id }),
  ]);
  expect(new Set((await again()).map((accessory) => accessory.digest)).size).toBe(2);
});

test('a signature that is there stays as it is when a slower execution signs once more with its key', async () => {
  const fake = await started(seedOf(nginx, redis));
  const quick = await policyOf(fake, { scope_rules: [scopeRule({ repository: 'redis' })] });
  await quick.execute();
  fake.clock.advance(1700);
  const before = await signaturesOf(fake, 'redis', 'c');
  expect(before.accessories).toHaveLength(1);
  fake.clock.advance(10_000);
  expect(await signaturesOf(fake, 'redis', 'c')).toEqual(before);
});

test('an execution goes on as it was started, although its policy is replaced meanwhile', async () => {
  const fake = await started(seedOf(nginx, redis));
  fake.clock.advance(1000);
  await fake.policy.replace({ signature_key: 'another-key', scope_rules: [scopeRule({ repository: 'redis' })] });
  fake.clock.advance(10_000);
  const { execution, tasks } = await executionOf(fake.policy, fake.id);
  expect(execution).toMatchObject({ status: 'Succeed', total: 2 });
  expect(tasks.map(({ repository }) => repository)).toEqual(['nginx', 'redis']);
  const { accessories: before } = await signaturesOf(fake, 'redis', 'c');
  expect((await signaturesOf(fake, 'nginx', 'b')).accessories).toHaveLength(1);
  const next = await executionOf(fake.policy, await fake.policy.execute());
  expect(next.tasks.map(({ repository }) => repository)).toEqual(['redis']);
  fake.clock.advance(10_000);
  const { accessories: after } = await signaturesOf(fake, 'redis', 'c');
  expect([before.length, after.length]).toEqual([1, 2]);
});

test('the signatures of an execution come and stay although its policy is deleted', async () => {
  const fake = await started(seedOf(redis));
  await fake.remove(fake.policy.path);
  fake.clock.advance(10_000);
  expect((await signaturesOf(fake, 'redis', 'c')).accessories).toHaveLength(1);
});

test('a signature stays where the clock is set back, and is made once when its time comes again', async () => {
  const fake = await started(seedOf(nginx, redis));
  const statusesNow = async () => statuses((await executionOf(fake.policy, fake.id)).subTasks);
  fake.clock.advance(1800);
  const before = await signaturesOf(fake, 'nginx', 'a');
  expect(before.accessories).toHaveLength(1);
  await fake.swr.clock.set('2026-03-01T12:00:00Z');
  expect(await statusesNow()).toBe('Initialized Initialized Initialized');
  expect(await signaturesOf(fake, 'nginx', 'a')).toEqual(before);
  expect((await signaturesOf(fake, 'nginx', 'b')).accessories).toEqual([]);
  await fake.swr.clock.advance('1900ms');
  expect(await statusesNow()).toBe('Succeed Succeed InProgress');
  expect(await signaturesOf(fake, 'nginx', 'a')).toEqual(before);
  const { accessories } = await signaturesOf(fake, 'nginx', 'b');
  expect(accessories).toMatchObject([{ created_at: '2026-03-01T12:00:01.900Z' }]);
});

test.each([
  ['in one go', ['1h']],
  ['in many', ['1600ms', '1ms', '300ms', '0ms', '10s', '1h']],
])('the signatures are the same, each of its own time, if the clock is advanced %s', async (_, spans) => {
  const fake = await started(seedOf(nginx, redis));
  for (const span of spans) await fake.swr.clock.advance(span);
  const made = [
    ...(await signaturesOf(fake, 'nginx', 'a')).accessories,
    ...(await signaturesOf(fake, 'nginx', 'b')).accessories,
    ...(await signaturesOf(fake, 'redis', 'c')).accessories,
  ];
  expect(made.map(({ id, created_at }) => [id, created_at])).toEqual([
    [1, '2026-03-01T12:00:01.700Z'],
    [2, '2026-03-01T12:00:01.900Z'],
    [3, '2026-03-01T12:00:02.100Z'],
  ]);
});

test('what is pushed in the place of a version that waits is not signed for it', async () => {
  const fake = await started(seedOf(nginx));
  await fake.swr.artifacts.push({
    namespace_name: 'library',
    repository_name: 'nginx',
    digest: digest('e'),
    tags: ['1.0'],
  });
  fake.clock.advance(10_000);
  expect((await signaturesOf(fake, 'nginx', 'a')).accessories).toHaveLength(1);
  expect((await signaturesOf(fake, 'nginx', 'e')).accessories).toEqual([]);
});
