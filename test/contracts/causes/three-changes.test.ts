import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../contracts/cases/all.ts';
import { causesOf } from '../../../contracts/causes/causes.ts';
import type { Report } from '../../../contracts/reports/report.ts';
import { runCase } from '../../../contracts/run.ts';
import { fakeTarget } from '../../../contracts/targets/fake.ts';
import { httpTransport, type Transport } from '../../../contracts/targets/transport.ts';
import { seenBy } from '../../../contracts/verify/see-behaviours.ts';
import type { FakeSwrOptions } from '../../../mock/index.ts';
import { demo } from '../../../mock/seed/scenarios/demo.ts';
import { fakeSwr, fileWith, folder, reportOf, verify } from '../support/kit.ts';
import { parseXml } from '../support/xml.ts';

/** Three answers of the target that are otherwise than the cases say. */
const profile = {
  'request.malformed_id': 'not_found',
  'paging.total_beyond_end': 'zero',
  'signature.update_status': '202',
} as const satisfies FakeSwrOptions['profile'];

const only = ['ids/', 'paging/beyond', 'resource-tags/filters', 'signature/policies'];

const kinds = ['json', 'junit', 'html', 'markdown', 'sarif', 'har', 'github', 'console'] as const;

const inShort = ({ causes }: Pick<Report, 'causes'>) =>
  causes.map(({ fingerprint, key, cases: ids }) => [fingerprint, key, ids.length]);

test('three changed answers are three causes in every report', async () => {
  const { url } = await fakeSwr({ profile });
  const place = folder();
  const files = kinds.map((kind) => `${kind}=${join(place, kind)}`);
  const { code, stdout } = await verify(['--target', url, '--only', ...only, '--report', ...files]);
  const textOf = (kind: (typeof kinds)[number]) => readFileSync(join(place, kind), 'utf8');
  const report = JSON.parse(textOf('json')) as Report;
  const { causes, counts } = report;
  expect(code).toBe(1);
  expect(counts.failed).toBeGreaterThan(64);
  expect(causes.map(({ key }) => key)).toEqual([
    'request.malformed_id/reject→not_found',
    'paging.total_beyond_end/true_total→zero',
    'signature.update_status/200→202',
  ]);
  expect(causes.flatMap(({ cases: ids }) => ids)).toHaveLength(counts.failed);
  const fingerprints = causes.map(({ fingerprint }) => fingerprint);

  expect(stdout).toMatch(/ 3 causes\n/);
  for (const text of [stdout, textOf('console')])
    for (const { fingerprint, todo } of causes) {
      expect(text).toContain(fingerprint);
      expect(text).toContain(`into --profile:  ${todo}`);
    }

  const elements = parseXml(textOf('junit')).children.flatMap(({ children }) => children);
  const failed = elements.filter(({ children }) => children.some(({ name }) => name === 'failure'));
  const valuesOf = (name: string) =>
    failed.map(
      ({ children }) => children[0]?.children.find(({ attributes }) => attributes.name === name)?.attributes.value,
    );
  expect(failed).toHaveLength(counts.failed);
  expect(new Set(valuesOf('fingerprint'))).toEqual(new Set(fingerprints));
  expect(new Set(valuesOf('cause'))).toEqual(new Set(causes.map(({ code: sort, key }) => `${sort} ${key}`)));

  expect(textOf('html').match(/<section class="cause"/g)).toHaveLength(3);
  for (const one of fingerprints) expect(textOf('html')).toContain(`<section class="cause" id="${one}">`);
  expect(textOf('markdown').match(/^\| C01 \|/gm)).toHaveLength(3);
  expect(textOf('github').match(/^::error title=C01 /gm)).toHaveLength(3);

  const [run] = JSON.parse(textOf('sarif')).runs;
  const ofResults = run.results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints));
  expect(ofResults.flat()).toEqual(fingerprints);
  expect(run.tool.driver.rules).toHaveLength(3);

  const { entries } = JSON.parse(textOf('har')).log as { entries: readonly { _cause?: string }[] };
  expect(new Set(entries.flatMap(({ _cause }) => _cause ?? []))).toEqual(new Set(fingerprints));
});

describe('the line that a cause gives for --profile', () => {
  test('makes the run green', async () => {
    const { url } = await fakeSwr({ profile });
    const args = ['--target', url, '--only', ...only];
    const { causes, counts } = await reportOf(args);
    expect(counts.failed).toBeGreaterThan(0);
    const file = fileWith('profile.yaml', causes.map(({ todo }) => `${todo}\n`).join(''));
    const again = await reportOf([...args, '--profile', file]);
    expect(again.said.code).toBe(0);
    expect(again.counts.failed).toBe(0);
    expect(again.counts.passed).toBeGreaterThan(50);
    expect(again.causes).toEqual([]);
  });
});

describe('fingerprints are the same', () => {
  test('in another run, at another port, by another credential', async () => {
    const [first, second] = [await fakeSwr({ profile }), await fakeSwr({ profile })];
    const args = ['--only', 'paging/beyond', 'signature/policies', 'ids/policy'];
    const one = inShort(await reportOf(['--target', first.url, ...args]));
    expect(one).toHaveLength(3);
    expect(inShort(await reportOf(['--target', second.url, '--auth', 'key', ...args]))).toEqual(one);
  });

  test('in a world that was made of another number', async () => {
    const { url } = await fakeSwr({ profile });
    const seeded =
      (seed: number): Transport =>
      (request) => {
        const made = { ...demo, seed };
        const body = request.target === '/_fake/worlds' ? JSON.stringify({ seed: made }) : request.body;
        return httpTransport(url)({ ...request, body });
      };
    const chosen = cases.filter(({ id }) => /^(ids\/policy-id|paging\/beyond|signature\/policies)/.test(id));
    const run = async (seed: number) => {
      const target = await fakeTarget({ name: 'seeded', transport: seeded(seed), auth: 'token' });
      const results = [];
      for (const one of chosen) results.push(await runCase(one, target));
      const found = inShort({ causes: causesOf(results, await seenBy(target, results)) });
      await target.cleanUp();
      return {
        found,
        answers: JSON.stringify(results.map(({ exchanges }) => exchanges.map(({ request }) => request))),
      };
    };
    const [one, two] = [await run(1), await run(4711)];
    expect(two.answers).not.toBe(one.answers);
    expect(one.found).toHaveLength(3);
    expect(two.found).toEqual(one.found);
  });
});
