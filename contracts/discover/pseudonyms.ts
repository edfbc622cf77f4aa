import { createHash } from 'node:crypto';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import seed from '../../spec/generated/seed.schema.json' with { type: 'json' };

/** The kind of record that an object of a list is; its `id` and `name` are of that kind. */
const kindOfList: Readonly<Record<string, string>> = {
  instances: 'instance',
  namespaces: 'namespace',
  repositories: 'repository',
  artifacts: 'artifact',
  tags: 'tag',
  accessories: 'accessory',
  policies: 'policy',
  signature_policies: 'policy',
  executions: 'execution',
  tasks: 'task',
  sub_tasks: 'sub_task',
  items: 'item',
};

const kindOfId: Readonly<Record<string, string>> = {
  namespace_id: 'namespace',
  repository_id: 'repository',
  artifact_id: 'artifact',
  subject_artifact_id: 'artifact',
  policy_id: 'policy',
  execution_id: 'execution',
  task_id: 'task',
  tag_id: 'tag',
};

/** Numbers that say how much, and nothing about whom. */
const amounts =
  /^(total|size|limit|offset|seed|duration|complete_percent|fixable|succeed|failed|stopped|in_progress|(tag|pull|artifact|repo)_count)$/;

interface Node {
  readonly [key: string]: unknown;
}

/** The words of a spec: names of fields and parameters, and values of enums. */
const wordsOf = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { properties, enum: values, name, in: place } = node as Node;
  return [
    ...Object.keys((properties as object | undefined) ?? {}),
    ...(Array.isArray(values) ? values.map(String) : []),
    ...(typeof name === 'string' && typeof place === 'string' ? [name] : []),
    ...Object.values(node).flatMap(wordsOf),
  ];
};

const vocabulary: ReadonlySet<string> = new Set(['SDK-HMAC-SHA256', 'sha256', ...wordsOf(document), ...wordsOf(seed)]);

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text);

/** Values that are the same for everybody. Whatever is not known to be harmless is replaced. */
const harmless: Readonly<Record<string, RegExp>> = {
  error_code: /^(APIGW|SVCSTG\.SWR|SWR|IAM|STS5)\.\d{3,7}$/,
  media_type: /^application\/vnd\.(docker|oci|cncf)\.[a-z0-9.+-]{1,80}$/,
  manifest_media_type: /^application\/vnd\.(docker|oci|cncf)\.[a-z0-9.+-]{1,80}$/,
  spec: /^swr\.ee\.[a-z]{1,20}$/,
  version: /^\d{1,3}(\.\d{1,3}){1,2}$/,
  enterprise_project_id: /^0$/,
  project_name: /^(cn|ap|af|la|eu|na|sa|me|tr|ru)-[a-z]{2,12}-\d{1,3}$/,
  region: /^(cn|ap|af|la|eu|na|sa|me|tr|ru)-[a-z]{2,12}-\d{1,3}$/,
  cron: /^[\d*/,?LW# -]{9,60}$/,
  extras: /^\{"untagged": ?(true|false)\}$/,
};

const usualTag = /^(latest|v?\d{1,4}(\.\d{1,4}){0,2}([-_.]?(alpha|beta|rc)[-_.]?\d{0,3})?)$/;

/** A word of a sentence: nothing in it can be looked up. */
const plainWord = /^([A-Z]?[a-z]{1,18}|[A-Z]{1,14}|\d{1,3}|X(-[A-Z][a-z]+)+)$/;

const hashed = (key: string, length: number): string =>
  createHash('sha256').update(`fake-swr pseudonym ${key}`).digest('hex').slice(0, length);

/** A made-up value of the same form as the real one, which follows from its number and not from the real one. */
const made = (kind: string, number: number, real: string): string => {
  const hex = hashed(`${kind} ${number}`, 64);
  if (kind === 'digest') return `sha256:${hex}`;
  if (kind === 'uuid') return hex.slice(0, 32).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5');
  if (kind === 'hex') return `${hex}${hex}`.slice(0, real.length);
  if (kind === 'host') return `host-${number}.swr-pro.example.com`;
  if (kind === 'cidr') return `10.${number % 256}.0.0/${/\/(\d{1,2})$/.exec(real)?.[1] ?? 16}`;
  return `${kind}-${number}`;
};

const formOf = (text: string): string | undefined => {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return 'digest';
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return 'uuid';
  return /^[0-9a-f]{16,64}$/i.test(text) ? 'hex' : undefined;
};

export interface Pseudonyms {
  /** Notes what a value names. All of it must be noted before anything is replaced. */
  readonly learn: (value: unknown, kind?: string) => void;
  /** The value with all that could be traced replaced: the same real thing is always the same made-up one. */
  readonly replace: (value: unknown, kind?: string) => unknown;
}

/** Made-up names and ids for real ones, consistent among all that one object has seen. Ids keep their order. */
export const createPseudonyms = (secrets: readonly string[] = []): Pseudonyms => {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const known = new Map<string, string>();
  const ids = new Map<string, Set<number>>();
  let ranks: ReadonlyMap<string, ReadonlyMap<number, number>> | undefined;
  let isLearning = false;

  const named = (kind: string, real: string): string => {
    const key = `${kind} ${real}`;
    const before = names.get(key);
    if (before !== undefined) return before;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const name = made(kind, number, real);
    names.set(key, name);
    if (!known.has(real) && !/^\d{1,3}$/.test(real)) known.set(real, name);
    return name;
  };

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
    return usualTag.test(text) ? text : opaque(text, 'tag');
  };

  const word = (text: string): string => {
    const replacement = known.get(text);
    if (replacement !== undefined) return replacement;
    if (text.includes('/') && text.split('/').some((part) => known.has(part))) return path(text);
    if (vocabulary.has(text) || plainWord.test(text) || usualTag.test(text) || isTime(text)) return text;
    if (text.split('.').every((part) => vocabulary.has(part) || /^\d{1,2}$/.test(part)) && /[a-z]/i.test(text))
      return text;
    return opaque(text);
  };

  /** A sentence keeps its plain words and the spec's; what else stands in it is replaced, once all names are known. */
  const sentence = (text: string): string => {
    if (isLearning) return text;
    const replaced = text
      .replace(/[^\x20-\x7e]+/g, (part) => opaque(part))
      .replace(/[\w@/+%~$#-]([\w@:./+=%~$#&?-]*[\w@/+=%~$#-])?/g, word);
    return secrets.filter((secret) => secret !== '').reduce((at, secret) => at.replaceAll(secret, 'secret'), replaced);
  };

  const byField: Readonly<Record<string, (text: string) => string>> = {
    namespace_name: path,
    namespace: path,
    repository_name: path,
    repository: path,
    pattern,
    reference: (text) => (formOf(text) === undefined ? tag(text) : opaque(text)),
    creator: (text) => opaque(text, 'user'),
    user_name: (text) => opaque(text, 'user'),
    access_address: (text) => opaque(text, 'host'),
    mirror_address: (text) => opaque(text, 'host'),
    vpc_cidr: (text) => opaque(text, 'cidr'),
    subnet_cidr: (text) => opaque(text, 'cidr'),
    tags: (text) => text.replace(/[^,; ]+/g, tag),
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
    const own = Object.hasOwn(byField, field) ? byField[field] : undefined;
    if (own !== undefined) return own(text);
    if (field === 'name') return nameOf(text, kind);
    const isKept = vocabulary.has(text) || isTime(text) || harmless[field]?.test(text);
    return isKept ? text : opaque(text);
  };

  const number = (value: number, field: string, kind: string): number => {
    if (amounts.test(field)) return value;
    const ofKind = field === 'id' ? kind : (kindOfId[field] ?? 'number');
    const found = ids.get(ofKind) ?? new Set();
    ids.set(ofKind, found.add(value));
    return ranks?.get(ofKind)?.get(value) ?? value;
  };

  /** A field that nobody has declared keeps its name if it looks like one and names nothing else. */
  const fieldName = (name: string): string =>
    vocabulary.has(name) || (/^[a-z]+(_[a-z]+)+$/.test(name) && !known.has(name)) ? name : opaque(name, 'field');

  const walk = (value: unknown, field: string, kind: string): unknown => {
    if (typeof value === 'string') return string(value, field, kind);
    if (typeof value === 'number') return number(value, field, kind);
    if (Array.isArray(value)) return value.map((item) => walk(item, field, kindOfList[field] ?? kind));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [fieldName(name), walk(child, name, kind)]));
  };

  /** Ids keep their order, which lists are told by. */
  const ranked = (): typeof ranks =>
    new Map(
      [...ids].map(([kind, found]) => [
        kind,
        new Map([...found].toSorted((a, b) => a - b).map((id, index) => [id, index + 1])),
      ]),
    );

  return {
    learn: (value, kind = '') => {
      isLearning = true;
      ranks = undefined;
      walk(value, '', kind);
      isLearning = false;
    },
    replace: (value, kind = '') => {
      ranks ??= ranked();
      return walk(value, '', kind);
    },
  };
};
