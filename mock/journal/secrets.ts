import { isFields } from '../wire/body-pattern.ts';

export const masked = '***';

/** Names of fields and headers whose values let somebody in. Those of query parameters are masked before, by errors/masked.ts. */
const secretField =
  /pass(word|wd|phrase|code)|secret|token$|authorization$|auth_?header|cookie|private_?key|api-?_?key|credentials?$|dockerlogin$|^(sk|pwd|auth)$/i;

export const isSecret = (name: string): boolean => secretField.test(name);

/** Deeper bodies are shown as text. */
const deepest = 64;

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const maskedField = (name: string, value: unknown, within: string, depth: number): unknown => {
  const isTokenId = name === 'id' && /token$/i.test(within);
  // IAM nests a secret key as {"secret": {"key": …}}.
  const isNested = /secret/i.test(within) && isPlain(value);
  if (isTokenId || isNested || (isSecret(name) && isPlain(value))) return masked;
  return maskedValue(value, isSecret(name) || !Array.isArray(value) ? name : within, depth + 1);
};

/** A JSON value with its secrets masked. Throws a RangeError if it is nested too deep. */
export const maskedValue = (value: unknown, within = '', depth = 0): unknown => {
  if (depth > deepest) throw new RangeError('nested too deep');
  if (Array.isArray(value)) {
    return value.map((item) => (isSecret(within) && isPlain(item) ? masked : maskedValue(item, within, depth + 1)));
  }
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, maskedField(name, field, within, depth)]),
  );
};

const named = /(["']?)([\w.-]{1,64})\1(\s{0,8}[:=]\s{0,8})("(?:[^"\\]|\\.)*(?:"|\\?$)|[^\s,&;}\]]+)/g;

/** A text that is not JSON, or only its beginning, with what looks like a secret masked. */
export const maskedText = (text: string): string =>
  text.replace(named, (whole, quote: string, name: string, between: string) =>
    isSecret(name) ? `${quote}${name}${quote}${between}"${masked}"` : whole,
  );
