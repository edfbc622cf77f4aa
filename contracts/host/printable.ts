/** Controls, what is not seen (bidi controls, joiners, tags, fillers), and halves of characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return named[character] ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`);
};

/** How a line begins, or holds, a command to what runs a workflow: GitHub's two forms, Azure's, TeamCity's. */
const commands = /^( *):(?=:[a-z])|#(?=#(?:\[|vso\[|teamcity\[))/gim;

const disarmed = (text: string): string =>
  text.replace(commands, (found: string) => found.replace(/[:#]/, (sign) => (sign === ':' ? '\\u003a' : '\\u0023')));

/** Text of several lines in which whatever a reader would not see, or a program would obey, is written out. */
export const visible = (text: string): string =>
  disarmed(text.replace(unseen, (character) => (character === '\n' ? character : escaped(character))));

/**
 * Foreign text for a terminal, a log or a page: whatever a reader would not see, or a program would obey, is written
 * out. The result is one line.
 */
export const printable = (text: string): string => disarmed(text.replace(unseen, escaped));

/** The same value with every text in it printable. */
export const printed = <Value>(value: Value): Value => {
  const within = (inner: unknown): unknown => {
    if (typeof inner === 'string') return printable(inner);
    if (Array.isArray(inner)) return inner.map(within);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, child]) => [printable(name), within(child)]));
  };
  return within(value) as Value;
};

/** JSON in which the same characters are escapes, so that it stays the same JSON. */
export const printableJson = (text: string): string =>
  text.replace(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
