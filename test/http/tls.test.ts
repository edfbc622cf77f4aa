import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFakeSwr, manualClock, type TlsOptions } from '../../mock/index.ts';
import { sign } from '../support/sign.ts';

const target = '/v2/p/instances?limit=1';
const seed = { ak: 'AK', sk: 'SK', token: 'known', project_id: 'p', instances: [{ id: 'i', name: 'one' }] };

const start = async (tls?: TlsOptions) => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  const swr = await createFakeSwr({ seed, clock, ...(tls && { tls }) });
  onTestFinished(() => swr.close());
  return swr;
};

const startSecure = async (tls: TlsOptions = {}) => {
  const swr = await start(tls);
  if (swr.tls === undefined) throw new Error('https is not served');
  return { swr, ...swr.tls };
};

/** Asks by Node's own https; rejects if the certificate is not trusted. */
const ask = async (url: string, options: RequestOptions = {}, path = target) => {
  const sent = request(new URL(path, url), { agent: false, ...options }).end();
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  if (answer === undefined || !(answer.socket instanceof TLSSocket)) throw new Error('no answer over TLS');
  const { fingerprint256 } = answer.socket.getPeerCertificate();
  return { status: answer.statusCode, fingerprint256, body: JSON.parse(await text(answer)) };
};

const headers = { 'X-Auth-Token': 'known' };

describe('a fake with a certificate made up', () => {
  test('serves the same over https and over http', async () => {
    const { swr, url, certificate: ca } = await startSecure();
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const plain = await fetch(new URL(target, swr.url), { headers });
    const { status, body } = await ask(url, { ca, headers });
    expect([status, body]).toEqual([plain.status, await plain.json()]);
    expect(body.instances[0].id).toBe('i');
  });

  test('shows the certificate to trust', async () => {
    const { swr, url, certificate } = await startSecure();
    const answer = await fetch(`${swr.url}/_fake/certificate.pem`);
    const ca = await answer.text();
    expect([answer.status, answer.headers.get('content-type'), ca]).toEqual([
      200,
      'application/x-pem-file',
      certificate,
    ]);
    expect((await ask(url, { ca, headers })).status).toBe(200);
  });

  test('is trusted as localhost and under the loopback addresses', async () => {
    const { url, certificate: ca } = await startSecure();
    const made = new X509Certificate(ca);
    expect([made.checkIP('127.0.0.1'), made.checkIP('::1'), made.checkHost('localhost')]).not.toContain(undefined);
    expect((await ask(url, { ca, headers, servername: 'localhost' })).status).toBe(200);
  });

  test.each([
    ['is not trusted by who does not know its certificate', {}, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['is not trusted under another name', { servername: 'swr.example' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s', async (_, options, code) => {
    const { url, certificate } = await startSecure();
    const ca = code === 'DEPTH_ZERO_SELF_SIGNED_CERT' ? {} : { ca: certificate };
    await expect(ask(url, { headers, ...ca, ...options })).rejects.toMatchObject({ code });
  });

  test('accepts a signature over https, and refuses a wrong one', async () => {
    const { url, certificate: ca } = await startSecure();
    const signed = { target, headers: { Host: new URL(url).host }, signed: ['host', 'x-sdk-date'] };
    const statusOf = async (sk: string) => (await ask(url, { ca, headers: sign({ ak: 'AK', sk }, signed) })).status;
    expect([await statusOf('SK'), await statusOf('another')]).toEqual([200, 401]);
  });

  test('has another certificate than the next fake', async () => {
    const [one, other] = [await startSecure(), await startSecure()];
    expect(one.certificate).not.toBe(other.certificate);
  });
});

describe('a fake with a certificate and key of its own', () => {
  const own = () =>
    generate([{ name: 'commonName', value: 'own' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    });

  test('serves and shows that certificate', async () => {
    const { cert, private: key } = await own();
    const { swr, url, certificate } = await startSecure({ certificate: cert, key });
    expect(certificate).toBe(cert);
    expect(await (await fetch(`${swr.url}/_fake/certificate.pem`)).text()).toBe(cert);
    const { fingerprint256 } = new X509Certificate(cert);
    expect(await ask(url, { ca: cert, headers })).toMatchObject({ status: 200, fingerprint256 });
  });

  test.each(['certificate', 'key'] as const)('does not start with just the %s', async (name) => {
    const { cert, private: key } = await own();
    const tls = name === 'key' ? { key } : { certificate: cert };
    await expect(createFakeSwr({ seed, tls })).rejects.toThrow('tls: certificate and key must be given together');
  });

  test('does not start with the key of another certificate', async () => {
    const [{ cert }, { private: key }] = [await own(), await own()];
    await expect(createFakeSwr({ seed, tls: { certificate: cert, key } })).rejects.toThrow(/key/);
  });
});

test('a fake without https has no certificate to show', async () => {
  const swr = await start();
  expect(swr.tls).toBeUndefined();
  const answer = await fetch(`${swr.url}/_fake/certificate.pem`);
  expect([answer.status, await answer.json()]).toEqual([
    404,
    { error: expect.stringContaining('https is not served') },
  ]);
});

test('closing a fake closes https too', async () => {
  const swr = await createFakeSwr({ seed, tls: {} });
  const { url = '', certificate: ca = '' } = swr.tls ?? {};
  await swr.close();
  await expect(ask(url, { ca, headers })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
