/** Controls, and what turns the direction of a text or is not to be seen; not tabs and line breaks. */
const hidden = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const breaks = /[\t\n]/g;

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
};

/** A text of somebody else's, with every character to be seen, line breaks and tabs as they are. */
export const shownLines = (text: string): string => text.replace(hidden, escaped);

/** The same in one line. */
export const shown = (text: string): string => shownLines(text).replace(breaks, escaped);

/** `2026-11-27 08:15:04`, of a time in UTC. */
export const timeOf = (at: string | number | undefined, unit: 'second' | 'millisecond' = 'second'): string => {
  if (at === undefined) return '';
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return String(at);
  return time
    .toISOString()
    .replace('T', ' ')
    .slice(0, unit === 'second' ? 19 : 23);
};

export const bytesOf = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`;
};

/** A path with its long ids cut short, for a list; the whole is shown with the request. */
export const shortPath = (path: string): string =>
  path.replace(
    /\b([0-9a-f]{4})[0-9a-f]{4}(?:[0-9a-f]{24}|-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g,
    '$1…',
  );

/** The first twelve of a digest's letters, as container clients show it. */
export const shortDigest = (digest: string): string => digest.replace(/^(\w+:)?(.{12}).*$/, '$2');
