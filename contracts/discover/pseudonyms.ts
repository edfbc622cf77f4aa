import { resources, stemOf } from '../resources/all.ts';
import { type Fields, isFields } from '../service/json.ts';
import { listFieldOf, specOf } from '../service/spec.ts';
import { isFieldPath } from './field-paths.ts';
import { createMadeUpNames, createRanks, formOf } from './made-up.ts';
import { isAmount, isHarmless, isPlainWord, isSpecWord, isTime, isUsualTag } from './vocabulary.ts';

/** The kind of the records of a list, by its name in an answer or in a seed; their `id` and `name` are of that kind. */
const kindOfList: ReadonlyMap<string, string> = new Map(
  resources.flatMap((resource) => {
    const inAnswers = resource.operations.list.map((id) => listFieldOf(specOf(id)));
    const names = [...inAnswers, ...(resource.seed === undefined ? [] : [resource.seed.key])];
    return names.map((name) => [name, stemOf(resource)] as const);
  }),
);

const kindOfId: ReadonlyMap<string, string> = new Map([
  ...resources.map((resource) => [`${stemOf(resource)}_id`, stemOf(resource)] as const),
  ['subject_artifact_id', 'artifact'],
]);

/** Objects that are a record of another kind than the one they are in. */
const kindOfObject: ReadonlyMap<string, string> = new Map([
  ['src_registry', 'registry'],
  ['dest_registry', 'registry'],
]);

export interface Pseudonyms {
  /** Collects what a value names. All of it must be collected before anything is replaced. */
  readonly collect: (value: unknown, kind?: string) => void;
  /** The value with all that could be traced replaced: the same real thing is always the same made-up one. */
  readonly replace: (value: unknown, kind?: string) => unknown;
}

/** Made-up names and ids for real ones, consistent among all that one object has seen. Ids keep their order. */
export const createPseudonyms = (secrets: readonly string[] = []): Pseudonyms => {
  const { named, known } = createMadeUpNames();
  const ranks = createRanks();
  let isCollecting = false;

  const opaque = (text: string, kind = 'text'): string => (text === '' ? '' : named(formOf(text) ?? kind, text));

  /** Each part of a name by itself, so that a repository that carries its namespace stays recognizable. */
  const path = (text: string): string =>
    text
      .split('/')
      .map((part) => opaque(part, 'name'))
      .join('/');

  const pattern = (text: string): string => text.replace(/[^*?{},/]+/g, (part) => opaque(part, 'name'));

  const tag = (text: string): string => {
    const [, hex] = /^sha256-([0-9a-f]{64})\.sig$/.exec(text) ?? [];
    if (hex !== undefined) return `${named('digest', `sha256:${hex}`).replace(':', '-')}.sig`;
    return isUsualTag(text) ? text : opaque(text, 'tag');
  };

  const word = (text: string): string => {
    const replacement = known(text);
    if (replacement !== undefined) return replacement;
    const parts = text.split('/');
    if (parts.length > 1 && parts.some((part) => known(part) !== undefined)) return path(text);
    if (isSpecWord(text) || isPlainWord(text) || isUsualTag(text) || isTime(text)) return text;
    return isFieldPath(text) ? text : opaque(text);
  };

  /** A sentence keeps its plain words and the spec's; what else is in it is replaced, once all names are known. */
  const sentence = (text: string): string => {
    if (isCollecting) return text;
    const replaced = text
      .replace(/[^\x20-\x7e]+/g, (part) => opaque(part))
      .replace(/[\w@/+%~$#-]([\w@:./+=%~$#&?-]*[\w@/+=%~$#-])?/g, word);
    return secrets.filter((secret) => secret !== '').reduce((at, secret) => at.replaceAll(secret, 'secret'), replaced);
  };

  /** A repository with its namespace, and what follows a colon: a digest. */
  const artifact = (text: string): string => {
    const [, names = '', version] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
    return version === undefined ? path(names) : `${path(names)}:${opaque(version)}`;
  };

  /** swr:<region>:<account>:repository:<registry>/<path> */
  const urn = (text: string): string =>
    text
      .split(':')
      .map((part) => (part === 'swr' || isHarmless('region', part) ? part : path(part)))
      .join(':');

  /** What it is of, which everybody may know, and whose it is. */
  const permission = (text: string): string =>
    text.replace(/^(iam:domain::|iam:domainName::|organizations:orgPath::)(.*)$/s, (_, kind, whose) =>
      // The ID of an account has no hyphen.
      kind === 'iam:domain::' ? kind + opaque(whose, 'account').replaceAll('-', '') : kind + pattern(whose),
    );

  /** A text that is JSON is replaced value by value. */
  const detail = (text: string): string => {
    try {
      return JSON.stringify(walk(JSON.parse(text), '', ''));
    } catch {
      return opaque(text);
    }
  };

  const byField: Readonly<Record<string, (text: string) => string>> = {
    namespace_name: path,
    namespace: path,
    repository_name: path,
    repository: path,
    pattern,
    // Where replication goes, with what, and what it takes.
    url: (text) => text.replace(/^(https?:\/\/)?([^/]*).*$/s, (_, scheme = '', host) => scheme + opaque(host, 'host')),
    access_key: (text) => opaque(text, 'key'),
    access_secret: (text) => opaque(text, 'secret'),
    dest_namespace: path,
    value: pattern,
    src_resource: (text) => text.replace(/^\S+/, path),
    dst_resource: (text) => text.replace(/^\S+/, path),
    reference: (text) => (formOf(text) === undefined ? tag(text) : opaque(text)),
    repo_full_name: path,
    operator: (text) => opaque(text, 'user'),
    // Where webhooks go, with what, and what they say.
    address: (text) => text.replace(/^(https?:\/\/)?.*$/s, (_, scheme = '') => `${scheme}${opaque(text, 'host')}`),
    auth_header: (text) => text.replace(/[^:;]+/g, (part) => opaque(part, 'header')),
    job_detail: (text) => detail(text),
    creator: (text) => opaque(text, 'user'),
    username: (text) => opaque(text, 'user'),
    user_profile: (text) => opaque(text, 'user'),
    auth_token: (text) => opaque(text, 'password'),
    resource: artifact,
    resource_urn: urn,
    instance_name: (text) => opaque(text, 'instance'),
    user_name: (text) => opaque(text, 'user'),
    // Who reaches an instance.
    domain_name: (text) => text.replace(/[^*.].*/s, (host) => opaque(host, 'host')),
    ip: (text) => opaque(text, text.includes('/') ? 'cidr' : 'ip'),
    endpoint_ip: (text) => opaque(text, 'ip'),
    permission,
    // How an artifact was built: commands may hold anything.
    created_by: (text) => opaque(text, 'command'),
    package: (text) => opaque(text, 'package'),
    access_address: (text) => opaque(text, 'host'),
    mirror_address: (text) => opaque(text, 'host'),
    vpc_cidr: (text) => opaque(text, 'cidr'),
    subnet_cidr: (text) => opaque(text, 'cidr'),
    tags: (text) => text.replace(/[^,; ]+/g, tag),
    tag: (text) => text.replace(/[^,; ]+/g, tag),
    error_msg: sentence,
    status_text: sentence,
    signing_fails: sentence,
    obs_bucket_name: (text) => {
      const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text) ?? [];
      return id === undefined ? opaque(text, 'bucket') : `swr-ee-${named('uuid', id)}-registry`;
    },
  };

  const nameOf = (text: string, kind: string): string => {
    if (kind === '' || kind === 'namespace' || kind === 'repository') return path(text);
    return kind === 'tag' ? tag(text) : opaque(text, kind);
  };

  const string = (text: string, field: string, kind: string): string => {
    if (field === 'value' && kind === 'tag') return opaque(text, 'value');
    const replace = Object.hasOwn(byField, field) ? byField[field] : undefined;
    if (replace !== undefined) return replace(text);
    if (field === 'name') return nameOf(text, kind);
    return isHarmless(field, text) ? text : opaque(text);
  };

  const number = (value: number, field: string, kind: string): number =>
    isAmount(field) ? value : ranks.rank(field === 'id' ? kind : (kindOfId.get(field) ?? 'number'), value);

  /** A field that nobody has declared keeps its name if it looks like one and names nothing else. */
  const fieldName = (name: string): string =>
    isSpecWord(name) || (/^[a-z]+(_[a-z]+)+$/.test(name) && known(name) === undefined) ? name : opaque(name, 'field');

  /** Addresses by the name of their host. */
  const hosts = (value: Fields): Fields =>
    Object.fromEntries(
      Object.entries(value).map(([host, ip]) => [opaque(host, 'host'), typeof ip === 'string' ? opaque(ip, 'ip') : ip]),
    );

  const walk = (value: unknown, field: string, kind: string): unknown => {
    if (typeof value === 'string') return string(value, field, kind);
    if (typeof value === 'number') return number(value, field, kind);
    if (Array.isArray(value)) return value.map((item) => walk(item, field, kindOfList.get(field) ?? kind));
    if (!isFields(value)) return value;
    if (field === 'hosts') return hosts(value);
    const inside = kindOfObject.get(field) ?? kind;
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [fieldName(name), walk(child, name, inside)]),
    );
  };

  return {
    collect: (value, kind = '') => {
      isCollecting = true;
      ranks.collecting();
      walk(value, '', kind);
      isCollecting = false;
    },
    replace: (value, kind = '') => {
      ranks.collected();
      return walk(value, '', kind);
    },
  };
};
