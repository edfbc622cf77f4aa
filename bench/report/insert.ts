/** The text with the part between `<!-- bench:name -->` and `<!-- /bench:name -->` replaced. Throws if there is no such place. */
export const inserted = (text: string, name: string, part: string): string => {
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`there is no ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n\n${part}\n\n${text.slice(to)}`;
};
