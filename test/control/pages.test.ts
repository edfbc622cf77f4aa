/** What a page in a browser could send, by headers; test/browser shows it in one. */
import { describe, expect, test } from 'vitest';
import { startEmbedded } from '../support/clients.ts';
import { ask } from '../support/raw-request.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

const statusOf = async (
  options: Parameters<typeof startEmbedded>[0],
  headers: Readonly<Record<string, string>>,
  { method = 'POST', path = '/_fake/worlds', body = '{}' } = {},
) => {
  const { swr } = await startEmbedded(options);
  const own = new URL(swr.url).host;
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('OWN', own).replace('PORT', new URL(swr.url).port),
    ]),
  );
  const answer = await ask(`${swr.url}${path}`, filled, { method, body });
  const before = (await swr.worlds()).length === 1;
  return { status: answer.status, said: answer.body, before };
};

const refused: readonly [what: string, headers: Readonly<Record<string, string>>][] = [
  ['a name that is not its own', { Host: 'evil.example' }],
  ['a name that is not its own, with its port', { Host: 'evil.example:8080' }],
  ['a name that begins like an address', { Host: '127.0.0.1.evil.example' }],
  ['a name that ends like localhost', { Host: 'notlocalhost' }],
  ['a name that begins like localhost', { Host: 'localhost.evil.example' }],
  ['a short name', { Host: 'intranet' }],
  ['an origin on another port', { Origin: 'http://127.0.0.1:3000' }],
  ['an origin of the same port under another name', { Origin: 'http://localhost:PORT' }],
  ['an origin that is hidden', { Origin: 'null' }],
  ['an origin of another scheme', { Origin: 'file://OWN' }],
  ['a site that is another', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a site that has another port', { 'Sec-Fetch-Site': 'same-site' }],
  ['a text', { 'Content-Type': 'text/plain' }],
  ['a text with a charset, as sendBeacon sends it', { 'Content-Type': 'text/plain;charset=UTF-8' }],
  ['a type that only mentions JSON', { 'Content-Type': 'text/plain; application/json' }],
  ['a form of a page', { 'Content-Type': form, Origin: 'http://evil.example' }],
  ['a form of a page that hides its origin', { 'Content-Type': form, Origin: 'null' }],
  ['a form of parts', { 'Content-Type': 'multipart/form-data; boundary=x' }],
];

describe('on loopback, the control plane refuses', () => {
  test.each(refused)('%s', async (_, headers) => {
    const { status, said, before } = await statusOf({}, headers);
    expect([status, before]).toEqual([403, true]);
    expect(JSON.parse(said)).toEqual({ error: expect.stringMatching(/^the control plane .*$/) });
  });

  test('to be read under a name that is not its own', async () => {
    const { status, said } = await statusOf({}, { Host: 'evil.example' }, { method: 'GET', body: '' });
    expect([status, said.includes('secret')]).toEqual([403, false]);
  });
});

const welcome: readonly [what: string, headers: Readonly<Record<string, string>>][] = [
  ['no header of its own', {}],
  ['localhost', { Host: 'localhost' }],
  ['LOCALHOST. with a port', { Host: 'LOCALHOST.:1234' }],
  ['a name below localhost', { Host: 'swr.localhost:8080' }],
  ['an IPv6 address', { Host: '[::1]:8080' }],
  ['a configured name', { Host: 'fake.example.test:8080' }],
  ['a name below a configured one', { Host: 'a.b.wild.test' }],
  ['JSON', { 'Content-Type': `${json}; charset=utf-8` }],
  ['curl -d', { 'Content-Type': form, Accept: '*/*' }],
  ['a page of its own', { Origin: 'http://OWN', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': json }],
  ['a user who types its address', { 'Sec-Fetch-Site': 'none' }],
];
test.each(welcome)('the control plane answers %s', async (_, headers) => {
  const { status } = await statusOf({ allowedHosts: ['Fake.Example.test', '*.wild.test'] }, headers);
  expect(status).toBe(201);
});

test.each(['/_fake/health', '/_fake/certificate.pem'])('%s is readable under any name', async (path) => {
  const { status } = await statusOf({ tls: {} }, { Host: 'monitor.example' }, { method: 'GET', path, body: '' });
  expect(status).toBe(200);
});

test('open to all, the control plane still refuses what a browser says comes from another site', async () => {
  expect((await statusOf({ control: 'open' }, { Host: 'fake-swr:8080' })).status).toBe(201);
  expect((await statusOf({ control: 'open' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
});

describe('the API, under a name that is not its own', () => {
  test.each([
    ['off', 'evil.example', 403],
    ['presence', 'evil.example', 403],
    ['verify', 'evil.example', 200],
    ['off', 'localhost:8080', 200],
    ['off', 'swr.test', 200],
  ] as const)('with auth %s at %s is answered %i', async (auth, host, expected) => {
    const { swr } = await startEmbedded({ auth, allowedHosts: ['swr.test'] });
    for (const path of [`/v2/${swr.projectId}/instances`, '/v3/projects']) {
      const answer = await ask(`${swr.url}${path}`, { Host: host, 'X-Auth-Token': swr.token });
      expect(answer.status).toBe(expected);
      if (expected === 403) expect(JSON.parse(answer.body).error_msg).toMatch(/"evil\.example".*--allowed-hosts/);
    }
  });
});
