import document from '../../spec/generated/openapi.json' with { type: 'json' };
import seed from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { isFields } from '../service/json.ts';

/** The words of a spec: names of fields and parameters, and values of enums. */
const wordsOf = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (!isFields(node)) return [];
  const { properties, enum: values, name, in: place } = node;
  return [
    ...Object.keys((properties as object | undefined) ?? {}),
    ...(Array.isArray(values) ? values.map(String) : []),
    ...(typeof name === 'string' && typeof place === 'string' ? [name] : []),
    ...Object.values(node).flatMap(wordsOf),
  ];
};

/** Of what webhooks are told. */
const wordsOfPayloads = ['operator', 'resources', 'private'];

const vocabulary: ReadonlySet<string> = new Set([
  ...['SDK-HMAC-SHA256', 'sha256', ...wordsOfPayloads],
  ...wordsOf(document),
  ...wordsOf(seed),
]);

export const isSpecWord = (text: string): boolean => vocabulary.has(text);

/** Numbers that say how much, and nothing about whom. */
export const isAmount = (field: string): boolean =>
  /^(total|size|limit|offset|seed|duration|complete_percent|fixable|succeed|failed|stopped|in_progress|retained|priority|status_code|status_revision|latestPulledN|latestPushedK|nDaysSinceLastPush|nDaysSinceLastPull|workers|purged_blobs|purged_manifests|freed_space|score_v[23]|[a-z_]+_quota|(tag|pull|artifact|repo)_count)$/.test(
    field,
  );

export const isTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text);

const mediaType = /^application\/vnd\.(docker|oci|cncf)\.[a-z0-9.+-]{1,80}$/;
const region = /^(cn|ap|af|la|eu|na|sa|me|tr|ru)-[a-z]{2,12}-\d{1,3}$/;

/** Values that are the same for everybody. Whatever is not known to be harmless is replaced. */
const harmless: Readonly<Record<string, RegExp>> = {
  error_code: /^(APIGW|SVCSTG\.SWR|SWR|IAM|STS5)\.\d{3,7}$/,
  media_type: mediaType,
  manifest_media_type: mediaType,
  spec: /^swr\.ee\.[a-z]{1,20}$/,
  version: /^\d{1,3}(\.\d{1,3}){1,2}$/,
  enterprise_project_id: /^0$/,
  project_name: region,
  region,
  cron: /^[\d*/,?LW# -]{9,60}$/,
  // What is known of every package with that vulnerability.
  id: /^CVE-\d{4}-\d{4,7}$/,
  cwe_ids: /^CWE-\d{1,5}$/,
  links: /^https:\/\/nvd\.nist\.gov\/vuln\/detail\/CVE-\d{4}-\d{4,7}$/,
  vector_v3: /^CVSS:3\.[01](\/[A-Z]{1,3}:[A-Z])+$/,
  vector_v2: /^[A-Za-z]{1,3}:[A-Z]{1,3}(\/[A-Za-z]{1,3}:[A-Z]{1,3})*$/,
  extras: /^\{"untagged": ?(true|false)\}$/,
};

export const isHarmless = (field: string, text: string): boolean =>
  isSpecWord(text) || isTime(text) || (Object.hasOwn(harmless, field) && harmless[field]?.test(text) === true);

export const isUsualTag = (text: string): boolean =>
  /^(latest|v?\d{1,4}(\.\d{1,4}){0,2}([-_.]?(alpha|beta|rc)[-_.]?\d{0,3})?)$/.test(text);

/** A word of a sentence in which nothing can be looked up. */
export const isPlainWord = (text: string): boolean =>
  /^([A-Z]?[a-z]{1,18}|[A-Z]{1,14}|\d{1,3}|X(-[A-Z][a-z]+)+)$/.test(text);
