import { Unmet } from '../../service/exchange.ts';
import type { Fields } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import { type Calls, once } from './calls.ts';

export interface Repository {
  readonly at: PathValues;
  readonly namespace: string;
  /** As paths have it. */
  readonly name: string;
  /** As the list shows it. */
  readonly shownName: string;
  readonly artifactCount: number;
}

type FindIn<Found> = (repository: Repository, artifacts: readonly Fields[]) => Promise<Found | undefined>;

export interface Repositories {
  readonly all: () => Promise<readonly Repository[]>;
  readonly artifacts: (repository: Repository) => Promise<readonly Fields[]>;
  /** The first of the repositories, those with few artifacts first, in which something is found. Throws Unmet if none. */
  readonly search: <Found>(find: FindIn<Found>, what: string) => Promise<Found>;
}

const mostSearched = 25;

export const createRepositories = ({ list, locate, instance }: Calls): Repositories => {
  const all = once(async () =>
    (await locate('repository', await instance())).map(
      ({ at, record }): Repository => ({
        at,
        namespace: String(at.namespace_name),
        name: String(at.repository_name),
        shownName: String(record.name),
        artifactCount: Number(record.artifact_count),
      }),
    ),
  );

  const artifactsByRepository = new Map<Repository, Promise<readonly Fields[]>>();
  const artifacts: Repositories['artifacts'] = (repository) => {
    const found = artifactsByRepository.get(repository) ?? list('ListInstanceArtifacts', repository.at);
    artifactsByRepository.set(repository, found);
    return found;
  };

  const search: Repositories['search'] = async (find, what) => {
    const filled = (await all()).filter(({ artifactCount }) => artifactCount > 0);
    for (const repository of filled.toSorted((a, b) => a.artifactCount - b.artifactCount).slice(0, mostSearched)) {
      const found = await find(repository, await artifacts(repository));
      if (found !== undefined) return found;
    }
    throw new Unmet(`no ${what} was found`);
  };

  return { all, artifacts, search };
};
