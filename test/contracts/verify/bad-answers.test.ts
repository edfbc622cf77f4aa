/** A target that answers with something that nobody could read: the case fails, the others are tried, all is cleaned up. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { folder, live, liveEnv, middleman, reportOf, verify } from '../support/kit.ts';
import type { Meddle } from '../support/middleman.ts';

const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024));

const spoiled: Readonly<Record<string, readonly [ReturnType<Meddle>, RegExp]>> = {
  'a gzip bomb': [{ bytes: bomb, headers: { 'content-encoding': 'gzip' } }, /larger than 8 MiB/],
  'a deep answer': [{ text: '['.repeat(50_000) }, /more than 100 levels deep/],
};

const only = ['--only', 'instances/fields', 'namespaces/life'];

describe.each(Object.entries(spoiled))('%s', (_, [answer, sentence]) => {
  test('fails its case, and no other', async () => {
    const { url } = await middleman(({ target }) =>
      /\/instances\?/.test(target) && /limit=100/.test(target) && /offset=0&/.test(target) ? answer : undefined,
    );
    const { cases, exit_code } = await reportOf(['--target', url, ...only]);
    const one = cases.find(({ id }) => id === 'instances/fields');
    expect(one).toMatchObject({
      result: 'failed',
      differences: [{ at: 'answer', actual: expect.stringMatching(sentence) }],
    });
    expect(exit_code).toBe(1);
  });

  test('to a write leaves nothing behind', async () => {
    const { url, swr } = await middleman(({ method, target }) =>
      method === 'GET' && /namespaces\/fake-swr-verify/.test(target) ? answer : undefined,
    );
    const args = ['--target', url, ...live, '--yes', '--allow-writes', ...only];
    const { counts } = await reportOf(args, { env: liveEnv(swr) });
    expect(counts.failed).toBeGreaterThan(0);
    const list = `${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces?limit=100`;
    const left = await fetch(list, { headers: { 'X-Auth-Token': swr.token } });
    expect(await left.text()).not.toContain('"name":"fake-swr-verify-');
  });
});

test('an answer that never comes breaks its case, and no other', async () => {
  const { url } = await middleman(({ target }) => (/offset=0&limit=100$/.test(target) ? 'never' : undefined));
  const { cases } = await reportOf(['--target', url, '--timeout', '0.2', '--only', 'instances/fields', 'ids/']);
  expect(cases.find(({ id }) => id === 'instances/fields')).toMatchObject({
    result: 'broken',
    reason: expect.stringMatching(/did not answer within 0\.2 s \(--timeout\)/),
  });
  expect(cases.some(({ result }) => result === 'passed')).toBe(true);
});

describe('a recording', () => {
  test('that cannot be written ends with 2 and a sentence', async () => {
    const file = join(folder(), 'taken');
    writeFileSync(file, '');
    const { code, stderr } = await verify(['--record', join(file, 'below'), '--only', 'instances/fields']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fake-swr verify: --record .*taken.*\n$/);
  });

  test('whose folder becomes a file meanwhile, too, after the report', async () => {
    const dir = join(folder(), 'gone');
    const { url } = await middleman(({ target }) => {
      if (!target.includes('/instances')) return undefined;
      rmSync(dir, { recursive: true, force: true });
      writeFileSync(dir, '');
      return undefined;
    });
    const { code, stderr, stdout } = await verify(['--target', url, '--record', dir, '--only', 'instances/fields']);
    expect(stdout).toContain('1 passed');
    expect(stderr).toMatch(/^fake-swr verify: --record .*EEXIST.*\n$/);
    expect(code).toBe(2);
  });

  test('keeps the answers beside one that cannot be kept', async () => {
    const dir = folder();
    const { url } = await middleman(({ target }) =>
      /\/namespaces\//.test(target) ? spoiled['a deep answer']?.[0] : undefined,
    );
    await verify(['--target', url, '--record', dir, '--only', 'instances/']);
    expect(readdirSync(dir)).toContain('ListInstance.200.json');
  });
});

describe('a precondition', () => {
  const created =
    (change: Partial<{ status: number; text: string }>): Meddle =>
    ({ method, target }, { status }) =>
      method === 'POST' && target.includes('/namespaces') && !target.startsWith('/_fake') && status === 201
        ? change
        : undefined;

  test.each([
    ['is made with another status', created({ status: 200 }), /200/],
    ['is refused', created({ status: 403, text: '{"error_code":"x","error_msg":"no"}' }), /403/],
    ['is not there although the server said so', created({ status: 500, text: '' }), /500/],
    ['is made without an id', created({ text: '{}' }), /id absent/],
  ])('that %s fails the cases that need it', async (_, meddle, actual) => {
    const { url } = await middleman(meddle);
    const { cases, exit_code, said } = await reportOf([
      '--target',
      url,
      '--only',
      'signature/policies/life',
      'instances/fields',
    ]);
    const one = cases.find(({ id }) => id === 'signature/policies/life');
    expect(one?.differences[0]).toMatchObject({
      step: 0,
      at: expect.stringMatching(/^POST .*\/namespaces$/),
      actual: expect.stringMatching(actual),
    });
    expect(exit_code).toBe(1);
    expect(said.stdout).toContain('preconditions');
  });

  test.each([
    ['is an empty list', { text: '{"namespaces":[],"total":0}' }],
    ['is a list that lacks what its total counts', { text: '{"namespaces":[],"total":7}' }],
    ['is a list with another status', { status: 206 }],
    ['is a refusal', { status: 503, text: '{}' }],
  ])('that %s fails them, too', async (_, answer) => {
    const { url } = await middleman(({ method, target }) =>
      method === 'GET' && /\/namespaces\?/.test(target) ? answer : undefined,
    );
    const { counts, exit_code } = await reportOf([
      '--target',
      url,
      '--only',
      'namespaces/listed-as-shown',
      'instances/fields',
    ]);
    expect(counts).toMatchObject({ failed: 1, skipped: 0, passed: 1 });
    expect(exit_code).toBe(1);
  });

  test('is deleted, whatever the status was with which it was made', async () => {
    const { url, swr } = await middleman(created({ status: 200 }));
    const args = [
      '--target',
      url,
      ...live,
      '--yes',
      '--allow-writes',
      '--only',
      'signature/policies/life',
      'namespaces/life',
    ];
    await verify(args, { env: liveEnv(swr) });
    const list = `${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces?limit=100`;
    const left = await fetch(list, { headers: { 'X-Auth-Token': swr.token } });
    expect(await left.text()).not.toContain('"name":"fake-swr-verify-');
  });
});
