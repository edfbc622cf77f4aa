import type { Seed } from '../../../mock/index.ts';
import type { SeedArtifact, SeedNamespace } from '../../../mock/seed/format/types.ts';
import type { Fake } from '../../support/fake.ts';

export const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;

export const reportType = 'application/vnd.security.vulnerability.report; version=1.1';

/** A namespace `n` with a repository `a` of such artifacts. */
export const seedOf = (artifacts: readonly SeedArtifact[], namespace: Partial<SeedNamespace> = {}): Seed => ({
  instances: [
    { name: 'i', namespaces: [{ name: 'n', repositories: [{ name: 'a', artifacts: [...artifacts] }], ...namespace }] },
  ],
});

export const artifactAt = ({ instance }: Fake, digest: string): string =>
  `${instance}/namespaces/n/repositories/a/artifacts/${digest}`;

export const scan = (fake: Fake, digest: string) => fake.post(`${artifactAt(fake, digest)}/scan`);

/** The summary of an artifact's scan; undefined if it was never scanned. */
export const overviewOf = async (fake: Fake, digest: string) => {
  const { body } = await fake.get(artifactAt(fake, digest), { with_scan_overview: true });
  return body.scan_overview?.[reportType];
};

export const reportOf = async (fake: Fake, digest: string) =>
  (await fake.get(`${artifactAt(fake, digest)}/vulnerabilities`)).body[reportType];
