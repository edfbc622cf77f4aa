import { SeedError } from './context.ts';
import type { Seed, SeedArtifact, SeedNamespace, SeedRepository } from './format/types.ts';

type Faker = typeof import('@faker-js/faker/locale/en').faker;

const artifact = (faker: Faker, version: number, tags: number): SeedArtifact => ({
  size: faker.number.int({ min: 2_000_000, max: 400_000_000 }),
  tags: Array.from({ length: tags }, (_, index) =>
    index === 0 ? `1.${version}` : `1.${version}-${faker.git.commitSha({ length: 7 })}`,
  ),
});

const repository = (
  faker: Faker,
  index: number,
  { artifacts = 3, tags = 1 }: NonNullable<SeedNamespace['generate']>,
): SeedRepository => ({
  name: `${faker.hacker.noun()}-${faker.hacker.adjective()}-${index}`.toLowerCase().replace(/[^a-z0-9-]+/g, '-'),
  description: faker.hacker.phrase(),
  pull_count: faker.number.int({ max: 10_000 }),
  artifacts: Array.from({ length: artifacts }, (_, version) => artifact(faker, version, tags)),
});

/** More would take minutes and all memory. */
const mostGenerated = 1_000_000;

const refuseTooMany = ({ instances = [] }: Seed): void => {
  let total = 0;
  for (const [at, { namespaces = [] }] of instances.entries())
    for (const [index, { generate }] of namespaces.entries()) {
      const { repositories = 0, artifacts = 3, tags = 1 } = generate ?? {};
      total += repositories * Math.max(1, artifacts * Math.max(1, tags));
      if (total > mostGenerated)
        throw new SeedError(
          `generate brings the seed to ${total} repositories, artifacts and tags, but it may generate ${mostGenerated} at most`,
          ['instances', `${at}`, 'namespaces', `${index}`, 'generate'],
        );
    }
};

/**
 * The seed with its `generate` entries turned into repositories. Made up by faker (English locale) from the seed's number,
 * so it is the same every time; faker is loaded only when there is something to generate.
 */
export const generated = async (seed: Seed): Promise<Seed> => {
  const asks = seed.instances?.some(({ namespaces }) => namespaces?.some(({ generate }) => generate !== undefined));
  if (!asks) return seed;
  refuseTooMany(seed);
  const { faker } = await import('@faker-js/faker/locale/en');
  faker.seed(seed.seed ?? 1);
  const fill = (namespace: SeedNamespace): SeedNamespace => {
    const { generate, ...rest } = namespace;
    if (generate === undefined) return namespace;
    const generated = Array.from({ length: generate.repositories }, (_, index) =>
      repository(faker, index + 1, generate),
    );
    return { ...rest, repositories: [...(rest.repositories ?? []), ...generated] };
  };
  return {
    ...seed,
    instances: (seed.instances ?? []).map((instance) => ({
      ...instance,
      namespaces: (instance.namespaces ?? []).map(fill),
    })),
  };
};
