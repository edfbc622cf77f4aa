/** Whether a namespace lets an image be pulled: told of the rows directly, since only a registry asks for it. */
import { describe, expect, test } from 'vitest';
import type { SeedScan } from '../../../mock/seed/format/types.ts';
import { materialize } from '../../../mock/seed/materialize.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import type { NamespaceRow } from '../../../mock/world/resources/rows.ts';
import { whyPullIsPrevented } from '../../../mock/world/scanning/prevent.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');

interface Given {
  readonly metadata: Partial<NamespaceRow['metadata']>;
  readonly allowlist?: NamespaceRow['cve_allowlist'];
  readonly scan?: SeedScan;
}

const reasonFor = ({ metadata, allowlist, scan }: Given): string | undefined => {
  const artifacts = [scan === undefined ? {} : { scan }];
  const { tables, ...facts } = materialize({
    instances: [{ name: 'i', namespaces: [{ name: 'n', repositories: [{ name: 'a', artifacts }] }] }],
  });
  const [namespace] = tables.namespaces.all();
  const [artifact] = tables.artifacts.all();
  if (namespace === undefined || artifact === undefined) throw new Error('the seed makes one of each');
  const cve_allowlist = allowlist === undefined ? {} : { cve_allowlist: allowlist };
  tables.namespaces.replace({ ...namespace, metadata: { public: 'false', ...metadata }, ...cve_allowlist });
  const caller = facts.users[0];
  const world = { ...facts, caller, tables, nowMs, profile: createProfile(), limits: { keepExecutions: 1000 } };
  return whyPullIsPrevented(artifact, world);
};

const found = (...severities: readonly ('Low' | 'Medium' | 'High' | 'Critical')[]): SeedScan => ({
  vulnerabilities: severities.map((severity, index) => ({ id: `CVE-2026-${1000 + index}`, severity })),
});
const prevents = (severity: NonNullable<NamespaceRow['metadata']['severity']>) =>
  ({ prevent_vul: 'true', severity }) as const;

describe('a pull', () => {
  test.each([
    ['none', 'Low', true],
    ['low', 'Low', true],
    ['medium', 'Low', false],
    ['medium', 'Medium', true],
    ['high', 'Medium', false],
    ['high', 'Critical', true],
    ['critical', 'High', false],
    ['critical', 'Critical', true],
  ] as const)('from %s on of an image with one of %s: prevented is %s', (severity, worst, isPrevented) => {
    const reason = reasonFor({ metadata: prevents(severity), scan: found(worst) });
    expect(reason !== undefined).toBe(isPrevented);
  });

  test('is never prevented unless prevent_vul is true', () => {
    for (const metadata of [{}, { prevent_vul: 'false', severity: 'low' }] as const)
      expect(reasonFor({ metadata, scan: found('Critical') })).toBeUndefined();
  });

  test('is prevented of what was not scanned, or not to its end, and says so', () => {
    expect(reasonFor({ metadata: prevents('critical') })).toContain('not scanned');
    for (const status of ['Pending', 'Running', 'Error'] as const)
      expect(reasonFor({ metadata: prevents('critical'), scan: { status } })).toContain(`is ${status}`);
  });

  test('of an image without vulnerabilities is not prevented', () => {
    expect(reasonFor({ metadata: prevents('none'), scan: found() })).toBeUndefined();
  });

  test('counts what is not allowed, as long as that holds', () => {
    const given = { metadata: prevents('high'), scan: found('High', 'High', 'Low') } as const;
    const items = [{ cve_id: 'CVE-2026-1000' }];
    expect(reasonFor(given)).toContain('has 2 such');
    expect(reasonFor({ ...given, allowlist: { items } })).toContain('has 1 such');
    const both = [...items, { cve_id: 'CVE-2026-1001' }];
    expect(reasonFor({ ...given, allowlist: { items: both } })).toBeUndefined();
    const at = (expires_at: number) => reasonFor({ ...given, allowlist: { items: both, expires_at } });
    expect(at(nowMs / 1000 + 1)).toBeUndefined();
    expect(at(nowMs / 1000)).toContain('has 2 such');
  });
});
