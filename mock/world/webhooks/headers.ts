/** A header as HTTP allows it: a token, and a value without control characters. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

type Pair = readonly [name: string, value: string];

/** A pair ends at `;` and its name at the first `:`, so a value may hold further colons. Source: page 0901. */
const pairOf = (text: string): Pair => {
  const end = text.indexOf(':');
  return end < 0 ? [text.trim(), ''] : [text.slice(0, end).trim(), text.slice(end + 1).trim()];
};

const partsOf = (authHeader: string): readonly string[] => authHeader.split(';').filter((part) => part.trim() !== '');

/** The headers that `key1:value1;key2:value2` names. */
export const headersOf = (authHeader = ''): readonly Pair[] => partsOf(authHeader).map(pairOf);

/** Why a text does not name headers; undefined if it does. It does not repeat the text, which may be a secret. */
export const headersProblem = (authHeader = ''): string | undefined => {
  const parts = partsOf(authHeader);
  for (const [index, part] of parts.entries()) {
    const [name, value] = pairOf(part);
    const which = `pair ${index + 1} of ${parts.length}`;
    if (!part.includes(':')) return `has no colon in ${which}; the form is key1:value1;key2:value2`;
    if (!headerName.test(name)) return `has ${JSON.stringify(name)} in ${which}, which is not the name of a header`;
    if (!headerValue.test(value)) return `has characters in ${which} that a header cannot hold`;
  }
  return undefined;
};
