import type { Host } from '../host/host.ts';
import { printable } from '../host/printable.ts';
import { resourceNamed } from '../resources/all.ts';
import { expiryMs, lifeMs, prefix } from '../resources/kit-names.ts';
import { recordsAt } from '../resources/records.ts';
import { type Client, createClient, pathIn } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import type { Target } from '../target.ts';
import { withExisting } from '../targets/existing.ts';
import type { TargetOptions } from '../targets/options.ts';

/** In the order in which they are deleted. */
const kinds = ['policy', 'registry', 'credential', 'namespace'] as const;

/** Something that a killed run has left behind. */
interface Leftover {
  readonly kind: (typeof kinds)[number];
  readonly path: string;
  readonly text: string;
}

/** Policies that say nothing of how long they are needed: they go with the namespace that was made for them. */
const ofNamespaces = [
  { resource: 'retention policy', remove: 'DeleteInstanceRetentionPolicy' },
  { resource: 'webhook policy', remove: 'DeleteInstanceWebhook' },
] as const;

const isOurs = ({ name }: Fields): boolean => String(name).startsWith(prefix);

const leftInInstance = async (client: Client, at: PathValues, nowMs: number): Promise<readonly Leftover[]> => {
  const policies = await recordsAt(client, resourceNamed('signature policy'), at);
  const others: (Fields & (typeof ofNamespaces)[number])[] = [];
  for (const kind of ofNamespaces)
    for (const policy of await recordsAt(client, resourceNamed(kind.resource), at)) others.push({ ...policy, ...kind });
  const namespaces = await recordsAt(client, resourceNamed('namespace'), at);
  const hasExpired = (policy: Fields): boolean => isOurs(policy) && expiryMs(policy.description) < nowMs;
  const isEmpty = ({ name, repo_count }: Fields): boolean =>
    repo_count === 0 &&
    policies.every((policy) => policy.namespace_name !== name || hasExpired(policy)) &&
    others.every((policy) => policy.namespace_name !== name || isOurs(policy));
  // A namespace has no description that says how long it is needed.
  const isOld = ({ created_at }: Fields): boolean => Date.parse(String(created_at)) + lifeMs < nowMs;
  const inNamespace = (name: unknown): PathValues => ({ ...at, namespace_name: String(name) });
  const left = namespaces.filter((namespace) => isOurs(namespace) && isOld(namespace) && isEmpty(namespace));
  const isLeft = ({ namespace_name }: Fields): boolean => left.some(({ name }) => name === namespace_name);
  return [
    ...policies.filter(hasExpired).map(({ id, name, namespace_name, description }): Leftover => {
      const expired = new Date(expiryMs(description)).toISOString();
      const path = pathIn('DeleteInstanceSignPolicy', { ...inNamespace(namespace_name), policy_id: Number(id) });
      return { kind: 'policy', path, text: `policy ${id} ${name} in ${namespace_name}, expired ${expired}` };
    }),
    ...others.filter(isLeft).map(({ id, name, namespace_name, resource, remove }): Leftover => {
      const path = pathIn(remove, { ...inNamespace(namespace_name), policy_id: Number(id) });
      return { kind: 'policy', path, text: `${resource} ${id} ${name} in ${namespace_name}` };
    }),
    ...left.map(({ name, created_at }): Leftover => {
      const path = pathIn('DeleteInstanceNamespace', inNamespace(name));
      return { kind: 'namespace', path, text: `namespace ${name}, made ${created_at}` };
    }),
  ];
};

const isLeftAt =
  (nowMs: number) =>
  (one: Fields): boolean =>
    isOurs(one) && Date.parse(String(one.created_at)) + lifeMs < nowMs;

const leftCredentials = async (client: Client, at: PathValues, nowMs: number): Promise<readonly Leftover[]> =>
  (await recordsAt(client, resourceNamed('long-term credential'), at))
    .filter(isLeftAt(nowMs))
    .map(({ token_id, name, created_at }): Leftover => {
      const path = pathIn('DeleteInstanceLtCredential', { ...at, credential_id: String(token_id) });
      return { kind: 'credential', path, text: `credential ${name}, made ${created_at}` };
    });

/** Replication policies and registries, of which a registry goes after the policies that name it. */
const leftOfReplication = async (client: Client, at: PathValues, nowMs: number): Promise<readonly Leftover[]> => {
  const isLeft = isLeftAt(nowMs);
  const policies = await recordsAt(client, resourceNamed('replication policy'), at);
  const registries = await recordsAt(client, resourceNamed('registry'), at);
  return [
    ...policies.filter(isLeft).map(({ id, name, created_at }): Leftover => {
      const path = pathIn('DeleteInstanceReplicationPolicy', { ...at, policy_id: Number(id) });
      return { kind: 'policy', path, text: `replication policy ${id} ${name}, made ${created_at}` };
    }),
    ...registries.filter(isLeft).map(({ id, name, created_at }): Leftover => {
      const path = pathIn('DeleteInstanceRegistry', { ...at, registry_id: Number(id) });
      return { kind: 'registry', path, text: `registry ${id} ${name}, made ${created_at}` };
    }),
  ];
};

/** What may be deleted by now: policies first, then the namespaces that nothing else is in. */
const findLeftovers = async (client: Client, target: Target, nowMs: number): Promise<readonly Leftover[]> => {
  const at = await target.given('project');
  const found: Leftover[] = [];
  for (const { id, status } of await recordsAt(client, resourceNamed('instance'), at))
    if (status === 'Running')
      for (const left of [leftInInstance, leftOfReplication, leftCredentials])
        found.push(...(await left(client, { ...at, instance_id: String(id) }, nowMs)));
  return found.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
};

export interface SweepOptions extends TargetOptions {
  readonly yes?: boolean;
}

/** Shows what is left behind, and deletes it where somebody agreed. */
export const sweep = (options: SweepOptions, host: Host): Promise<number> =>
  withExisting(options, host, async (target) => {
    const client = createClient(target.send);
    const found = await findLeftovers(client, target, Date.now());
    if (found.length === 0) host.write(`nothing named ${prefix}… may be deleted\n`);
    for (const { text } of found) host.write(`${options.yes ? 'delete' : 'would delete'} ${printable(text)}\n`);
    if (!options.yes && found.length > 0)
      host.write(`\nnothing was deleted; add --yes to delete these ${found.length}\n`);
    let problems = 0;
    for (const { path, text } of options.yes ? found : []) {
      const reason = await client.remove(path);
      if (reason === undefined) continue;
      problems += 1;
      host.warn(`could not be deleted: ${printable(`${text}: ${reason}`)}\n`);
    }
    return problems === 0 ? 0 : 1;
  });
