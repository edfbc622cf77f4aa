import { readFileSync } from 'node:fs';
import type { Seed } from '../../../mock/index.ts';

interface Times {
  readonly pushed_at: string;
  readonly pulled_at: string | null;
}

interface VectorArtifact extends Times {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly tag_times?: Readonly<Record<string, Times>>;
}

export interface Expected {
  readonly tasks: readonly {
    readonly repository: string;
    readonly total: number;
    readonly retained: number;
    readonly deleted: readonly string[];
    readonly failed?: true;
  }[];
  readonly untouched: readonly string[];
}

interface Selector {
  readonly decoration: string;
}

interface VectorRule {
  readonly params: Readonly<Record<string, unknown>>;
  readonly tag_selectors: readonly Selector[];
  readonly scope_selectors: { readonly repository?: readonly Selector[] };
}

export interface RetentionVector {
  readonly id: string;
  readonly note?: string;
  readonly now: string;
  readonly policy: { readonly algorithm: string; readonly rules: readonly VectorRule[] };
  readonly immutable_rules: readonly Pick<VectorRule, 'tag_selectors' | 'scope_selectors'>[];
  readonly repositories: readonly { readonly name: string; readonly artifacts: readonly VectorArtifact[] }[];
  readonly expect: Expected;
  /** Where a dry run is answered otherwise. */
  readonly expect_dry_run?: Expected;
}

const file = new URL('../../world/vectors/retention.json', import.meta.url);

/** Runs of Harbor 2.1.6's own engine. */
export const vectors: readonly RetentionVector[] = JSON.parse(readFileSync(file, 'utf8')).cases;

const never = '0001-01-01T00:00:00.000Z';

const times = ({ pushed_at, pulled_at }: Times) => ({ push_time: pushed_at, pull_time: pulled_at ?? never });

/** A tag was pushed with its artifact and never pulled by itself, unless it has times of its own. */
const tagOf = (name: string, { pushed_at, tag_times }: VectorArtifact) => ({
  name,
  ...times(tag_times?.[name] ?? { pushed_at, pulled_at: null }),
});

export const seedOf = ({ repositories }: RetentionVector): Seed => ({
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: repositories.map(({ name, artifacts }) => ({
            name,
            artifacts: artifacts.map((artifact) => ({
              digest: artifact.digest,
              ...times(artifact),
              tags: artifact.tags.map((tag) => tagOf(tag, artifact)),
            })),
          })),
        },
      ],
    },
  ],
});

export const bodyOf = ({ policy }: RetentionVector) => ({
  ...policy,
  name: 'keep',
  enabled: true,
  trigger: { type: 'manual' },
  rules: policy.rules.map((rule) => ({ ...rule, repo_scope_mode: 'regular' })),
});

/** Why SWR's API cannot say what a case is about; undefined if it can. */
export const inexpressible = ({ policy, immutable_rules }: RetentionVector): string | undefined => {
  const rules = [...policy.rules, ...immutable_rules];
  const repository = rules.flatMap((rule) => rule.scope_selectors.repository ?? []);
  const tag = rules.flatMap((rule) => rule.tag_selectors);
  if (repository.some(({ decoration }) => decoration !== 'repoMatches'))
    return 'a repository selector other than repoMatches';
  if (tag.some(({ decoration }) => decoration !== 'matches' && decoration !== 'excludes'))
    return 'a tag selector other than matches and excludes';
  return undefined;
};
