import { describe, expect, test } from 'vitest';
import { maskedHeader, maskedQuery, maskedTarget, shortened } from '../../mock/errors/masked.ts';

describe('a query that is told to somebody', () => {
  test.each([
    'token',
    'X-Auth-Token',
    'access_token',
    'securitytoken',
    'secret',
    'SecretKey',
    'client_secret',
    'password',
    'passwd',
    'pwd',
    'sk',
    'sig',
    'jwt',
    'apikey',
    'api_key',
    'api-key',
    'access_key',
    'X-Amz-Signature',
    'X-Amz-Credential',
    'authorization',
    'auth',
    'session_id',
    'cookie',
    '%74oken',
    'pass%77ord',
    '%ff token',
  ])('has the value of %s masked', (name) => {
    expect(maskedQuery(`limit=1&${name}=hunter2&offset=0`)).toBe(`limit=1&${name}=***&offset=0`);
    expect(maskedQuery(`${name}=hunter2=x&${name}=hunter3`)).toBe(`${name}=***&${name}=***`);
  });

  test.each([
    '',
    'limit=10&offset=0',
    'key=value',
    'tags=a%2Fb',
    'task=sk',
    'name=secret',
    'risk=1',
    'is_accessory=true',
    'keyword=x',
    'token',
    'design=x',
    'author=x',
  ])('%s stays as it is', (search) => expect(maskedQuery(search)).toBe(search));

  test.each([
    ['/v2/token=x/y', '/v2/token=x/y'],
    ['/v2/p?token=x', '/v2/p?token=***'],
    ['/v2/p?a=?&token=x?y', '/v2/p?a=?&token=***'],
  ])('%s is told as %s', (target, shown) => expect(maskedTarget(target)).toBe(shown));
});

test('only headers that never hold a credential are told', () => {
  const names = ['host', 'content-type', 'x-sdk-date', 'x-project-id', 'user-agent', 'x-custom', 'authorization'];
  expect(names.map((name) => maskedHeader(name, 'value'))).toEqual([
    ...Array(4).fill('value'),
    ...Array(3).fill('***'),
  ]);
  expect(maskedHeader('cookie', '')).toBe('');
});

test('a long text is cut off, and its length told', () => {
  expect([shortened('abc', 3), shortened('abcd', 3)]).toEqual(['abc', 'abc… (4 characters)']);
});
