import type { Seed } from '../../../mock/index.ts';
import type { SeedArtifact } from '../../../mock/seed/format/types.ts';
import type { Fake } from '../../support/fake.ts';
import { digestOf } from '../scanning/support.ts';

export const [one, two, three] = [digestOf('1'), digestOf('2'), digestOf('3')];

/** Instance `i` with `n/a` of such artifacts, and an empty instance `other`. */
export const seedOf = (artifacts: readonly SeedArtifact[]): Seed => ({
  instances: [
    { name: 'i', namespaces: [{ name: 'n', repositories: [{ name: 'a', artifacts: [...artifacts] }] }] },
    { name: 'other' },
  ],
});

/** Two images of known size, one of them without a tag. */
export const seed = seedOf([
  { digest: one, size: 1000, tags: ['1'] },
  { digest: two, size: 200, tags: [] },
]);

export const gcAt = ({ instance }: Fake): string => `${instance}/system/gc`;

interface Parameters {
  readonly delete_untagged?: boolean;
  readonly workers?: number;
  readonly dry_run?: boolean;
}

export const collect = (fake: Fake, parameters: Parameters = {}) =>
  fake.post(`${gcAt(fake)}/schedule`, { schedule: { type: 'Manual' }, parameters: { workers: 1, ...parameters } });

/** The task after it has had a minute. */
export const collected = async (fake: Fake, parameters: Parameters = {}) => {
  const { body } = await collect(fake, parameters);
  fake.clock.advance(60_000);
  return (await fake.get(`${gcAt(fake)}/${body.id}`)).body;
};

export const tasksOf = async (fake: Fake, query: Readonly<Record<string, unknown>> = {}) =>
  (await fake.get(gcAt(fake), query)).body.tasks;

export const setSchedule = (fake: Fake, cron: string, parameters?: Parameters) =>
  fake.put(`${gcAt(fake)}/schedule`, {
    schedule: { type: 'Custom', cron },
    ...(parameters !== undefined && { parameters: { workers: 1, ...parameters } }),
  });

export const artifactAt = ({ instance }: Fake, digest: string): string =>
  `${instance}/namespaces/n/repositories/a/artifacts/${digest}`;

export const deleteArtifact = (fake: Fake, digest: string) => fake.remove(artifactAt(fake, digest));
