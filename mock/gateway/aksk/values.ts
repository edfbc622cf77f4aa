import type { WireRequest } from '../../wire/wire.ts';

const rawOf = ({ headers }: WireRequest, name: string): string => {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
};

/** Node gives the bytes of a header as Latin-1. */
const asLatin1 = (text: string): string => text.trim();

const beyondAscii = /[^\0-\x7f]/;

/** The text whose UTF-8 these bytes are; as Latin-1 where they are not UTF-8. */
const asUtf8 = (text: string): string => {
  if (!beyondAscii.test(text)) return text.trim();
  const bytes = Buffer.from(text, 'latin1');
  const read = bytes.toString('utf8');
  return (Buffer.from(read).equals(bytes) ? read : text).trim();
};

/** A header's value; several of one name are one. */
export const headerOf = (request: WireRequest, name: string): string => asUtf8(rawOf(request, name));

const linesOf = (request: WireRequest, names: readonly string[], read: (text: string) => string): readonly string[] =>
  names.map((name) => `${name}:${read(rawOf(request, name))}`);

/** The lines of the signed headers in the canonical request. Go and Terraform sign the UTF-8 bytes that they send. */
export const headerLines = (request: WireRequest, names: readonly string[]): readonly string[] =>
  linesOf(request, names, asUtf8);

/** The same in each reading: Python signs the UTF-8 of a text that its HTTP client sends as Latin-1. */
export const headerReadings = (
  request: WireRequest,
  names: readonly string[],
): readonly [readonly string[], ...(readonly string[])[]] => {
  const utf8 = headerLines(request, names);
  return utf8.some((line) => beyondAscii.test(line)) ? [utf8, linesOf(request, names, asLatin1)] : [utf8];
};
