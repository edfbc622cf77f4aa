import { visible } from '../host/printable.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Markup whose holes are text: whatever fills them is escaped. */
export const html = (parts: TemplateStringsArray, ...holes: readonly (string | number)[]): string =>
  parts.map((part, index) => `${part}${escaped(String(holes[index] ?? ''))}`).join('');
