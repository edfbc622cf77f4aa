import { readFileSync } from 'node:fs';
import type { Seed } from '../../../mock/index.ts';

interface VectorArtifact {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Manifests of an index. */
  readonly children?: readonly string[];
}

/** By repository, then by tag or digest: a digest. */
export type Content = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Tags = Readonly<Record<string, readonly string[]>>;

interface VectorTask {
  readonly src_resource: string;
  readonly dst_resource: string;
  readonly status: string;
  readonly operation: string;
  readonly resource_type: string;
  readonly steps: readonly { readonly reference: string; readonly result: string }[];
}

export interface ExpectedRun {
  readonly execution: 'Succeed' | 'Failed';
  readonly why?: 'nothing_to_replicate' | 'failed_to_fetch_artifacts';
  readonly tasks?: readonly VectorTask[];
  readonly destination_namespaces?: readonly string[];
  readonly destination_after?: Content;
}

interface VectorPolicy {
  readonly filters: readonly { readonly type: 'name' | 'tag'; readonly value: string }[];
  readonly dest_namespace: string;
  readonly override?: boolean;
}

export interface RunVector {
  readonly kind: 'run';
  readonly id: string;
  readonly note?: string;
  readonly policy: VectorPolicy;
  readonly source: readonly { readonly repository: string; readonly artifacts: readonly VectorArtifact[] }[];
  readonly destination: Content;
  /** Tags by repository. */
  readonly destination_immutable?: Tags;
  readonly expect: ExpectedRun;
}

export interface PushVector {
  readonly kind: 'push_event';
  readonly id: string;
  readonly note?: string;
  readonly policy: VectorPolicy & {
    readonly src_registry: number;
    readonly dest_registry: number;
    readonly enabled: boolean;
    readonly trigger: 'manual' | 'scheduled' | 'event_based';
  };
  readonly pushed: { readonly repository: string; readonly digest: string; readonly tags: readonly string[] };
  readonly expect: { readonly started?: boolean; readonly error?: string; readonly run?: ExpectedRun };
}

const file = new URL('../../world/vectors/replication-filters.json', import.meta.url);

/** Runs of Harbor 2.1.6's own engine. */
export const vectors: readonly (RunVector | PushVector)[] = JSON.parse(readFileSync(file, 'utf8')).cases;

export const target = '22222222-3333-4444-8555-666666666666';

interface Repository {
  readonly repository: string;
  readonly artifacts: readonly VectorArtifact[];
}

const namespacesOf = (repositories: readonly Repository[]) => {
  const split = repositories.map(({ repository, artifacts }) => {
    const [namespace = '', ...rest] = repository.split('/');
    return { namespace, name: rest.join('/'), artifacts };
  });
  return [...new Set(split.map(({ namespace }) => namespace))].map((name) => ({
    name,
    repositories: split
      .filter(({ namespace }) => namespace === name)
      .map((each) => ({
        name: each.name,
        artifacts: each.artifacts.flatMap(({ digest, tags, children = [] }) => [
          ...children.map((child) => ({ digest: child, tags: [] })),
          { digest, tags: [...tags], ...(children.length > 0 && { children: [...children] }) },
        ]),
      })),
  }));
};

/** What is at the destination as artifacts: a reference that is its own digest is no tag. */
const artifactsIn = (content: Content): readonly Repository[] =>
  Object.entries(content).map(([repository, references]) => ({
    repository,
    artifacts: [...new Set(Object.values(references))].map((digest) => ({
      digest,
      tags: Object.keys(references).filter((name) => references[name] === digest && name !== digest),
    })),
  }));

/** A rule for each repository, with its tags one by one. */
const rulesOf = (namespace: string, immutable: Tags) =>
  Object.entries(immutable)
    .filter(([repository]) => repository.startsWith(`${namespace}/`))
    .map(([repository, tags]) => {
      const pattern = repository.slice(namespace.length + 1);
      return {
        scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern } as const] },
        tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: `{${tags.join(',')}}` } as const],
      };
    });

/** Two instances, of which the second is a registry of the first. */
export const seedOf = (source: readonly Repository[], destination: Content, immutable: Tags = {}): Seed => ({
  instances: [
    { name: 'one', namespaces: namespacesOf(source), registries: [{ id: 1, name: 'two', instance_id: target }] },
    {
      ...{ id: target, name: 'two' },
      namespaces: namespacesOf(artifactsIn(destination)).map((each) => ({
        ...each,
        immutable_rules: rulesOf(each.name, immutable),
      })),
    },
  ],
});
