import type { Host } from '../host/host.ts';
import type { Target } from '../target.ts';
import { type Where, withExisting } from '../targets/existing.ts';
import { prefix } from '../targets/maker.ts';
import { type Item, listAll, segment } from './probes/items.ts';

/** Something that a run which was killed has left behind. */
export interface Leftover {
  readonly kind: 'policy' | 'namespace';
  readonly path: string;
  readonly words: string;
}

/** How long the kit may need what it makes; a namespace has no description that says so. */
const lifeMs = 24 * 60 * 60 * 1000;

const isOurs = ({ name }: Item): boolean => String(name).startsWith(prefix);

/** When a policy of the kit's may be swept away; NaN where it does not say. */
const expiryOf = ({ description }: Item): number =>
  Date.parse(/^made by fake-swr verify; may be deleted after (\S+)$/.exec(String(description))?.[1] ?? '');

/** What may be deleted by now: policies first, then the namespaces that nothing else is in. */
export const leftovers = async (target: Target, nowMs: number): Promise<readonly Leftover[]> => {
  const list = (path: string, name: string) => listAll(target, path, name);

  const inInstance = async (root: string): Promise<readonly Leftover[]> => {
    const policies = await list(`${root}/signature/policies`, 'policies');
    const namespaces = await list(`${root}/namespaces`, 'namespaces');
    const isOver = (policy: Item): boolean => isOurs(policy) && expiryOf(policy) < nowMs;
    const isEmpty = ({ name, repo_count }: Item): boolean =>
      repo_count === 0 && policies.every((policy) => policy.namespace_name !== name || isOver(policy));
    const isOld = ({ created_at }: Item): boolean => Date.parse(String(created_at)) + lifeMs < nowMs;
    const inNamespace = (name: unknown): string => `${root}/namespaces/${segment(name)}`;
    return [
      ...policies.filter(isOver).map((policy): Leftover => {
        const { id, name, namespace_name } = policy;
        const words = `policy ${id} ${name} in ${namespace_name}, expired ${new Date(expiryOf(policy)).toISOString()}`;
        return { kind: 'policy', path: `${inNamespace(namespace_name)}/signature/policies/${id}`, words };
      }),
      ...namespaces
        .filter((namespace) => isOurs(namespace) && isOld(namespace) && isEmpty(namespace))
        .map(({ name, created_at }): Leftover => {
          return { kind: 'namespace', path: inNamespace(name), words: `namespace ${name}, made ${created_at}` };
        }),
    ];
  };

  const { project_id } = await target.given('project');
  const found: Leftover[] = [];
  for (const { id, status } of await list(`/v2/${project_id}/instances`, 'instances'))
    if (status === 'Running') found.push(...(await inInstance(`/v2/${project_id}/instances/${id}`)));
  return found.toSorted((a, b) => Number(a.kind === 'namespace') - Number(b.kind === 'namespace'));
};

/** Deletes what was found, in its order, and returns what could not be deleted. What is gone already is gone. */
export const swept = async ({ send }: Target, all: readonly Leftover[]): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const { path, words } of all) {
    const { status, text } = await send({ method: 'DELETE', target: path, as: 'caller' });
    if (status !== 204 && status !== 404) problems.push(`${words}: ${status} ${text.slice(0, 200)}`);
  }
  return problems;
};

export interface SweepOptions extends Where {
  readonly yes?: boolean;
}

/** Shows what is left behind, and deletes it where somebody said so. */
export const sweep = (options: SweepOptions, host: Host): Promise<number> =>
  withExisting(options, host, async (target) => {
    const found = await leftovers(target, Date.now());
    if (found.length === 0) host.write(`nothing named ${prefix}… may be deleted\n`);
    for (const { words } of found) host.write(`${options.yes ? 'delete' : 'would delete'} ${words}\n`);
    if (!options.yes && found.length > 0)
      host.write(`\nnothing was deleted; add --yes to delete these ${found.length}\n`);
    const problems = options.yes ? await swept(target, found) : [];
    for (const problem of problems) host.warn(`could not be deleted: ${problem}\n`);
    return problems.length === 0 ? 0 : 1;
  });
