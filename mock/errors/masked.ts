/**
 * What a name of a query parameter has in it whose value is secret, or may be. Wider than the list of fields in the journal: only
 * listWorlds has such a parameter, whereas a test asks for fields such as token_id and signature_key.
 */
const secretParameter =
  /secret|token|passw|pwd|signature|credential|authori[sz]ation|cookie|session|(?:api|access|private)[-_.]?key|^(?:sk|sig|auth|jwt)$|(?:^|[-_])sig\w*$/i;

/** Quickly says of most queries that they hold no such name; a name may be percent-encoded. */
const mayBeSecret = /secret|token|passw|pwd|sig|credential|auth|cookie|session|key|jwt|sk=|[%+]/i;

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return unescape(name);
  }
};

const maskedPair = (pair: string): string => {
  const mark = pair.indexOf('=');
  return mark >= 0 && secretParameter.test(decoded(pair.slice(0, mark)).trim()) ? `${pair.slice(0, mark)}=***` : pair;
};

/** A query, still encoded, without the values of names that look secret. */
export const maskedQuery = (search: string): string =>
  mayBeSecret.test(search) ? search.split('&').map(maskedPair).join('&') : search;

/** A path with its query, as it may be shown in a log or a journal. */
export const maskedTarget = (target: string): string => {
  const mark = target.indexOf('?');
  return mark < 0 ? target : `${target.slice(0, mark)}?${maskedQuery(target.slice(mark + 1))}`;
};

/** Headers whose values may be told; whatever else a client signs may be a credential. */
const openHeaders = new Set(['host', 'content-type', 'x-sdk-date', 'x-project-id']);

export const maskedHeader = (name: string, value: string): string =>
  value === '' || openHeaders.has(name) ? value : '***';

/** A text that is told to somebody, cut off where it is longer than anybody reads. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
