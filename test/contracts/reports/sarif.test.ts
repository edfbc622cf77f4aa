import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { causesOf, withCauses } from '../../../contracts/causes/causes.ts';
import { sarifReport } from '../../../contracts/reports/sarif.ts';
import { fileWith, folder, verify } from '../support/kit.ts';
import { failedCase, reportWith } from '../support/reports.ts';

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly properties: { readonly cases: readonly string[] };
}

const resultsIn = (text: string): readonly Result[] => JSON.parse(text).runs[0].results;

const placeOf = ({ locations: [location] }: Result) => [
  location?.physicalLocation.artifactLocation.uri,
  location?.physicalLocation.region.startLine,
];

const own = (id: string, status: number) => `- id: ${id}
  rule: r
  source: our handbook
  provenance: chosen
  effect: read
  given: [project]
  steps: [{ operation: ListInstance, expect: { status: ${status} } }]
`;

/** A checkout of somebody else: what GitHub takes paths to be relative to. */
const checkout = (files: Readonly<Record<string, string>> = {}): string => {
  const root = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
};

const run = async (root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const file = join(root, 'out.sarif');
  const said = await verify([...args, '--report', `sarif=${file}`], { env: { GITHUB_WORKSPACE: root, ...env } });
  return { said, results: () => resultsIn(readFileSync(file, 'utf8')) };
};

describe('a SARIF report', () => {
  test("points at the line of a user's case, which is there", async () => {
    const text = `${own('mine/one', 200)}${own('mine/two', 418)}${own('mine/three', 418)}`;
    const root = checkout({ 'our cases.yaml': text, 'README.md': '# ours\n' });
    const { said, results } = await run(root, ['--cases', join(root, 'our cases.yaml'), '--only', 'mine/']);
    expect(said.code).toBe(1);
    expect(said.stdout).toContain(`${join(root, 'our cases.yaml')}:8\n`);
    expect(results().map(placeOf)).toEqual([
      ['our%20cases.yaml', 8],
      ['our%20cases.yaml', 15],
    ]);
    for (const one of results()) {
      const [uri, line] = placeOf(one);
      const lines = readFileSync(join(root, decodeURIComponent(String(uri))), 'utf8').split('\n');
      expect(lines[Number(line) - 1]).toBe(`- id: ${one.properties.cases[0]}`);
      expect(one.ruleId).toBe('C02/418→200');
    }
  });

  /** Cases of the kit, of which one has met no live target for too long. */
  const ofKit = ['--only', 'signature/policies/update-status', 'signature/tasks/walk'];

  test.each([
    ['the place that was asked for', ['--sarif-location', 'workflow.yml:2'], 'workflow.yml', 2],
    ['the file of --profile', ['--profile', 'profile.yaml'], 'profile.yaml', 1],
    ['the file of known differences', ['--known', 'known.yaml'], 'known.yaml', 1],
    ['README.md', [], 'README.md', 1],
  ])('shows what is in no file of the user at %s', async (_, flags, uri, line) => {
    const files = { 'workflow.yml': 'a\nb\n', 'profile.yaml': '{}\n', 'known.yaml': '[]\n', 'README.md': '# ours\n' };
    const root = checkout(files);
    const [flag, name] = flags;
    const given = flag === undefined ? [] : [flag, join(root, String(name))];
    const entry = fileWith('stale.json', JSON.stringify(staleLedger));
    const stale = ['--ledger', entry, '--max-age', '1d'];
    const { results } = await run(root, [...ofKit, ...stale, ...given]);
    expect(results().map(placeOf)).toEqual([[uri, line]]);
  });

  test('shows it at the workflow that runs, where GitHub says which', async () => {
    const root = checkout({ 'contract.yml': 'on: push\n', 'README.md': '# ours\n' });
    const entry = fileWith('stale.json', JSON.stringify(staleLedger));
    const { results } = await run(root, [...ofKit, '--ledger', entry, '--max-age', '1d'], {
      GITHUB_WORKFLOW_REF: 'octo/cat/contract.yml@refs/heads/main',
    });
    expect(results().map(placeOf)).toEqual([['contract.yml', 1]]);
  });

  test.each([
    ['no file of the user is there', [], /name one by --sarif-location/],
    ['that file is not there', ['--sarif-location', 'none.md'], /none\.md: there is no such file/],
    ['it has no such line', ['--sarif-location', 'one.txt:9'], /line 9 is not one of its 1/],
  ])('is refused before the run where %s', async (_, flags, message) => {
    const root = checkout({ 'one.txt': 'a' });
    const given = flags.map((flag) => (flag.startsWith('--') ? flag : join(root, flag)));
    const { said } = await run(root, [...ofKit, ...given]);
    expect(said.code).toBe(2);
    expect(said.stderr).toMatch(message);
    expect(said.stdout).toBe('');
  });

  test('is refused where the file is outside of the checkout', async () => {
    const { said } = await run(checkout(), [...ofKit, '--sarif-location', fileWith('a.md', '')]);
    expect(said.code).toBe(2);
    expect(said.stderr).toMatch(/must be below/);
  });

  test('has no more results than GitHub takes, and says how many are left out', () => {
    const cases = Array.from({ length: 5100 }, (_, index) => ({
      ...failedCase(`mine/${index}`),
      place: { file: 'mine.yaml', line: index + 1 },
    }));
    const causes = causesOf(cases, new Map());
    const text = sarifReport(reportWith(withCauses(cases, causes), causes), {
      env: {},
      place: { file: 'README.md', line: 1 },
    });
    expect(resultsIn(text)).toHaveLength(5000);
    expect(JSON.parse(text).runs[0].invocations[0].toolExecutionNotifications[0].message.text).toBe(
      '100 more results are left out',
    );
  });
});

const staleLedger = {
  format: 'fake-swr-ledger/1',
  cases: { 'signature/tasks/walk': { at: '2020-01-01T00:00:00Z', target: 'x', result: 'passed' } },
};
