import type { Language } from './pages.ts';

/** The methods that an OpenAPI path item may have, in the order of the tables. */
export const methods: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The Chinese wording under one of these names. Throws if there is none, so that no row is left in English. */
export const wordingOf = (words: Readonly<Record<string, string>>, names: readonly string[], file: string): string => {
  const said = names.map((name) => words[name]).find((word) => word !== undefined && word !== '');
  if (said === undefined) throw new Error(`scripts/${file} has no Chinese wording of ${names.join(' or ')}`);
  return said;
};

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** What comes between a term and its explanation. */
export const colon: Readonly<Record<Language, string>> = { en: ': ', zh: '：' };
