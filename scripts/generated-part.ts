/**
 * A page with another text between `<!-- generated: NAME -->` and `<!-- /generated: NAME -->`. Throws where the page has no
 * such place.
 */
export const withPart = (page: string, name: string, part: string, file: string): string => {
  const [start, end] = [`<!-- generated: ${name} -->\n`, `<!-- /generated: ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0) throw new Error(`${file}: there is no place for the generated part ${name}`);
  if (to < from) throw new Error(`${file}: the end of the generated part ${name} is missing`);
  return `${page.slice(0, from + start.length)}\n${part}\n\n${page.slice(to)}`;
};
