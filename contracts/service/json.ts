/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as one short line. */
export const shown = (value: unknown): string => {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
};

/** What a JSON pointer leads to; undefined if nowhere. A negative index counts from the end. */
export const pointed = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, name) => {
      if (Array.isArray(at)) return at.at(Number(name));
      return isFields(at) ? at[name] : undefined;
    }, value);

/**
 * An object in an answer or a body, as its reader expects it there. What the service sent is checked against the spec and
 * against the case elsewhere; a reader that is mistaken finds no such field.
 */
export const asFields = (value: unknown): Fields => value as Fields;

/** The records of a list, as its reader expects them; none where there is no list. */
export const asRecords = (value: unknown): readonly Fields[] => (value ?? []) as readonly Fields[];
