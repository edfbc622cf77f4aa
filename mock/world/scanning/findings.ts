import { madeInt } from '../kernel/ids.ts';
import type { World } from '../kernel/world.ts';
import { type KnownVulnerability, knownVulnerabilities } from './known-vulnerabilities.ts';
import type { Finding } from './rows.ts';
import type { ScanState } from './state.ts';

const severities = ['Low', 'Medium', 'High', 'Critical'] as const;

export const rankOf = ({ severity }: Pick<Finding, 'severity'>): number => severities.indexOf(severity);

/** In the sample of page 1502 both scores are the same. */
const toFinding = (known: KnownVulnerability): Finding => ({
  id: known.id,
  package: known.package,
  version: known.version,
  fix_version: known.fix,
  severity: known.severity,
  description: known.text,
  links: [`https://nvd.nist.gov/vuln/detail/${known.id}`],
  preferred_cvss: {
    score_v3: known.score,
    score_v2: known.score,
    vector_v3: `CVSS:3.1/${known.vector}`,
    vector_v2: '',
  },
  cwe_ids: [known.cwe],
});

const mostMadeUp = 9;

/** A few vulnerabilities, each of another package, that depend on the text alone. */
const madeFindings = (key: string): readonly Finding[] => {
  const drawn = knownVulnerabilities.toSorted(
    (a, b) => madeInt(`${key} ${a.id}`, 0, 0xffff_fffe) - madeInt(`${key} ${b.id}`, 0, 0xffff_fffe),
  );
  const packages = new Set<string>();
  const apart = drawn.filter((known) => !packages.has(known.package) && packages.add(known.package));
  return apart.slice(0, madeInt(`${key} count`, 1, mostMadeUp)).map(toFinding);
};

/** What a scan that succeeded has found. */
export const findingsOf = (
  { artifact, about }: ScanState,
  { seed, profile }: Pick<World<unknown>, 'seed' | 'profile'>,
): readonly Finding[] => {
  if (about.findings !== undefined) return about.findings;
  return profile['scanning.result'] === 'nothing' ? [] : madeFindings(`${seed} scan ${artifact.digest}`);
};
