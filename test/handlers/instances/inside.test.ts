import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { createInstance, runningInstance } from '../../support/instance-bodies.ts';

test('what is inside an instance can be seen but not changed before it runs', async () => {
  const fake = await startFake();
  const { instance, instance_id } = await createInstance(fake);
  const more = { namespace_name: 'more', metadata: { public: 'false' } };
  const writes = () => [
    fake.post(`${instance}/namespaces`, more),
    fake.put(`${instance}/configurations`, { anonymous_access: true }),
    fake.remove(`${instance}/namespaces/library`),
  ];
  for (const { status, body } of await Promise.all(writes())) {
    expect(status).toBe(400);
    expect(body.error_msg).toBe(`Instance ${instance_id} is Initial but must be Running.`);
  }
  expect((await fake.get(`${instance}/namespaces`)).body.total).toBe(1);
  fake.clock.advance(5000);
  expect((await Promise.all(writes())).map(({ status }) => status)).toEqual([201, 200, 204]);
});

test('anonymous access is off until it is switched on, and off again', async () => {
  const fake = await startFake();
  const { instance } = await runningInstance(fake);
  const configurations = `${instance}/configurations`;
  expect((await fake.get(configurations)).body).toEqual({ anonymous_access: false });
  const { status, text } = await fake.put(configurations, { anonymous_access: true });
  expect([status, text]).toEqual([200, '']);
  expect((await fake.get(configurations)).body).toEqual({ anonymous_access: true });
  expect((await fake.get(instance)).body).not.toHaveProperty('anonymous_access');
  await fake.put(configurations, { anonymous_access: false });
  expect((await fake.get(configurations)).body).toEqual({ anonymous_access: false });
  expect((await fake.get(`${fake.instance}/configurations`)).body).toEqual({ anonymous_access: false });
});

test.each([{}, { anonymous_access: 'true' }, { anonymous_access: null }])(
  'the configuration %j is refused',
  async (body) => {
    const fake = await startFake();
    expect((await fake.put(`${fake.instance}/configurations`, body)).status).toBe(400);
  },
);

test('the feature gates of an instance and of the service', async () => {
  const fake = await startFake();
  expect((await fake.get(`${fake.instance}/feature-gates`)).body).toEqual({
    ...{ enableDomainName: true, enableCombinationRetention: true },
    ...{ enableArtifactScanning: true, enableArtifactGc: true },
  });
  expect((await fake.get(`/v2/${fake.swr.projectId}/feature-gates`)).body).toEqual({
    ...{ cerAvailable: true, enableEnterprise: true, enableUserDefObs: true, enableIntranetAccessSwitch: true },
  });
});
