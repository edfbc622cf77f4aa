/** X-Fake-Fault at every door. */
import { describe, expect, test } from 'vitest';
import { demoLogin, startRegistry } from '../registry/registry.ts';
import { startEmbedded } from '../support/clients.ts';

const doors: readonly [door: string, method: string, path: string, body?: object][] = [
  ['SWR', 'GET', '/v2/:project/instances'],
  ['the registry', 'GET', '/v2/'],
  ['the token service of the registry', 'GET', '/service/token'],
  ['IAM', 'POST', '/v3/auth/tokens', {}],
  ['KMS', 'POST', '/v1.0/:project/kms/list-keys', {}],
  ['VPC', 'GET', '/v1/:project/vpcs'],
  ['EPS', 'GET', '/v1.0/enterprise-projects'],
  ['the control plane', 'GET', '/_fake/worlds'],
  ['what writes by the control plane', 'POST', '/_fake/clock', { advance: '1s' }],
  ['what is not served', 'GET', '/nowhere'],
];

const start = async () => {
  const { swr } = await startEmbedded();
  return (method: string, path: string, fault: string, body?: object) =>
    fetch(`${swr.url}${path.replace(':project', swr.projectId)}`, {
      method,
      headers: {
        ...(path.startsWith('/v2/:') || path.startsWith('/v1')
          ? { 'x-auth-token': swr.token }
          : { authorization: demoLogin }),
        ...{ 'x-fake-fault': fault, 'content-type': 'application/json' },
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
};

describe.each(['nonsense=1', 'APIGW.0309', ' ', 'constructor'])('X-Fake-Fault: %j', (fault) => {
  test.each(doors)('is refused with its reason by %s', async (_, method, path, body) => {
    const response = await (await start())(method, path, fault, body);
    const text = await response.text();
    expect([response.status, text]).toEqual([400, expect.stringContaining('X-Fake-Fault: error ')]);
    expect(text).toContain('is not in the catalogue; did you mean ');
  });
});

test('an error of the catalogue is answered in the form of the registry', async () => {
  const { call } = await startRegistry();
  const got = await call('GET', '/v2/', { headers: { 'x-fake-fault': 'APIGW.0308' } });
  expect([got.status, got.code]).toEqual([429, 'TOOMANYREQUESTS']);
});
