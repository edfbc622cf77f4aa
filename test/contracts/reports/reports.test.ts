import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redacted } from '../../../contracts/host/redact.ts';
import type { Report } from '../../../contracts/reports/report.ts';
import { createFakeSwr } from '../../../mock/index.ts';
import { fileWith, folder, live, liveEnv, middleman, verify } from '../support/kit.ts';
import { parseXml } from '../support/xml.ts';

const kinds = ['json', 'junit', 'html', 'markdown', 'sarif', 'har', 'github'] as const;
type Kind = (typeof kinds)[number];

/** Text of an answer that would break a report which does not escape it. */
const hostile = `</script><script>alert(1)</script>]]>\u0001\u001b[31m|\`\`\`& "x" 'y' @team`;

const secrets = (token: string) => [token, 'Bearer-abcdef', 'leaked-secret-value'];

/** All reports of one run against a service that answers badly and gives secrets away. */
const reportsOf = async (only: readonly string[]) => {
  const { url, swr } = await middleman(({ target }, { status, headers, text }) => {
    if (!/\/tasks\?/.test(target) || status !== 200) return undefined;
    const body = {
      ...JSON.parse(text),
      total: hostile,
      secret_key: 'leaked-secret-value',
      echo: `X-Auth-Token: ${swr.token}`,
    };
    return {
      text: JSON.stringify(body),
      headers: { ...headers, authorization: 'Bearer-abcdef', 'x-subject-token': swr.token },
    };
  });
  const place = folder();
  const flags = kinds.map((kind) => `${kind}=${join(place, kind)}`);
  const args = ['--target', url, ...live, '--only', ...only, '--report', ...flags];
  const said = await verify(args, { env: liveEnv(swr) });
  const texts = Object.fromEntries(kinds.map((kind) => [kind, readFileSync(join(place, kind), 'utf8')])) as Record<
    Kind,
    string
  >;
  return { said, token: swr.token, texts, report: JSON.parse(texts.json) as Report };
};

describe('the reports of a run', () => {
  test('each tell the same, and no secret', async () => {
    const { said, token, texts, report } = await reportsOf(['signature/tasks/', 'instances/', 'signature/life-cycle/']);
    expect(said.code).toBe(1);
    for (const text of [...Object.values(texts), said.stdout, said.stderr])
      for (const secret of secrets(token)) expect(text).not.toContain(secret);

    const { counts, cases } = report;
    expect(report).toMatchObject({ format: 'fake-swr-verify/1', exit_code: 1, target: { kind: 'live' }, problems: [] });
    expect([counts.failed, counts.skipped].every((count) => count > 0)).toBe(true);
    const walk = cases.find(({ id }) => id === 'signature/tasks/walk');
    expect(walk).toMatchObject({ family: 'signature', provenance: 'documented', effect: 'read', result: 'failed' });
    expect(walk?.exchanges[0]).toMatchObject({
      operation: 'ListInstanceSignPolicyExecTasks',
      request: { method: 'GET', as: 'caller' },
      answer: { status: 200, headers: { authorization: '***' }, body: { secret_key: '***', echo: 'X-Auth-Token=***' } },
    });

    const suites = parseXml(texts.junit);
    const numbers = (name: string) => suites.children.reduce((sum, suite) => sum + Number(suite.attributes[name]), 0);
    const elements = suites.children.flatMap(({ children }) => children);
    expect(suites.attributes).toMatchObject({ tests: String(cases.length), failures: String(counts.failed) });
    expect(['tests', 'failures', 'skipped'].map(numbers)).toEqual([cases.length, counts.failed, counts.skipped]);
    expect(elements.map(({ attributes }) => attributes.name).toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
    const ofWalk = elements.find(({ attributes }) => attributes.name === 'signature/tasks/walk');
    expect(ofWalk?.children.map(({ name }) => name)).toEqual(['properties', 'failure', 'system-out']);
    expect(ofWalk?.children[1]?.text).toContain('the pages of a list are the whole of it');
    expect(ofWalk?.children[2]?.text).toMatch(/^GET \/v2\/.*\/tasks\?limit=2&offset=0\n200 in [\d.]+ ms\n\{"/);
    expect(Number(ofWalk?.attributes.time)).toBeGreaterThan(0);
    expect(Number(suites.children[0]?.attributes.time)).toBeGreaterThan(0);

    for (const { id } of cases) expect(texts.html).toContain(`id="${id}"`);
    expect(texts.html).not.toContain('<script>alert');
    expect(texts.html).not.toMatch(/<(script|img|iframe)[^>]+src=|<link|@import|url\(/);
    expect(texts.html.match(/<details class="case"/g)).toHaveLength(cases.length);
    expect(texts.html.match(/<\/details>/g)).toHaveLength(cases.length);

    expect(texts.markdown).toMatch(/^## ❌ Contract: \d+ passed, \d+ failed, \d+ skipped\n/);
    expect(texts.markdown).toMatch(/^\| signature\/tasks\/walk \| failed \| C\d\d \| `\/total` \|/m);
    expect(texts.markdown).not.toContain('<script>alert(1)</script>]]>\u0001');

    const sarif = JSON.parse(texts.sarif);
    expect(sarif).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
    const [run] = sarif.runs;
    expect(run.results).toHaveLength(report.causes.length);
    for (const { ruleId, ruleIndex, level, message } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect([level, typeof message.text]).toEqual(['error', 'string']);
    }
  });

  test('leave standard output to one that a program reads', async () => {
    const { stdout } = await verify(['--only', 'signature/tasks/walk', '--report', 'json=-']);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { passed: 1 } });
  });

  test('are written even where the run says nothing, with the records that are wrong', async () => {
    const place = folder();
    const known = fileWith('known.yaml', '- { case: x/y, owner: a, reason: <b>, expires: 2099-01-01 }');
    const flags = kinds.map((kind) => `${kind}=${join(place, 'deep', kind)}`);
    const { code } = await verify(['--only', 'signature/tasks/walk', '--known', known, '--report', ...flags]);
    expect(code).toBe(1);
    const suites = parseXml(readFileSync(join(place, 'deep', 'junit'), 'utf8'));
    expect(suites.children.at(-1)?.children[0]?.children[0]).toMatchObject({
      name: 'failure',
      attributes: { type: 'known_unknown' },
    });
    expect(JSON.parse(readFileSync(join(place, 'deep', 'sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(readFileSync(join(place, 'deep', 'html'), 'utf8')).toContain('names no case');
  });

  test('that cannot be written end the run with 2', async () => {
    const file = fileWith('file', '');
    const { code, stderr } = await verify([
      '--only',
      'signature/tasks/walk',
      '--report',
      `json=${join(file, 'below')}`,
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/report .* cannot be written/);
  });
});

test('a run against a fake shows none of its credentials', async () => {
  const swr = await createFakeSwr();
  const { stdout } = await verify([
    '--target',
    swr.url,
    '--report',
    'json=-',
    '--auth',
    'key',
    '--only',
    'auth/',
    'ids/',
  ]);
  await swr.close();
  expect(JSON.parse(stdout).counts.failed).toBe(0);
  expect(stdout).not.toMatch(/fake-swr-demo-(token|secret)|SDK-HMAC-SHA256 Access=[^*]|MIIwrong/);
});

test.each([
  [
    { a: 'SDK-HMAC-SHA256 Access=AKAK, SignedHeaders=host, Signature=00ff' },
    { a: 'SDK-HMAC-SHA256 Access=***, SignedHeaders=host, Signature=***' },
  ],
  [{ a: 'see "sk_secret":"abc" there' }, { a: 'see sk_secret=*** there' }],
  [
    { AK: 'a', Token: 'b', access_key_id: 'c', signature_key: 'd' },
    { AK: '***', Token: '***', access_key_id: '***', signature_key: 'd' },
  ],
  [[{ a: 'my-token-1' }], [{ a: '***' }]],
])('%j is masked', (value, masked) => {
  expect(redacted(value as unknown, ['my-token-1', ''])).toEqual(masked);
});
