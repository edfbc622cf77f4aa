/** A part of a pattern: where it can end in the text, given where it can begin. */
type Step = (text: string, from: ReadonlySet<number>) => Set<number>;

const literal =
  (character: string): Step =>
  (text, from) =>
    new Set([...from].filter((at) => text[at] === character).map((at) => at + 1));

const oneCharacter: Step = (text, from) =>
  new Set([...from].filter((at) => at < text.length && text[at] !== '/').map((at) => at + 1));

const run =
  (stopsAtSlash: boolean): Step =>
  (text, from) => {
    const ends = new Set(from);
    for (let at = 0; at < text.length; at += 1) {
      if (ends.has(at) && !(stopsAtSlash && text[at] === '/')) ends.add(at + 1);
    }
    return ends;
  };

const oneOf =
  (alternatives: readonly Step[]): Step =>
  (text, from) =>
    new Set(alternatives.flatMap((step) => [...step(text, from)]));

const inTurn =
  (steps: readonly Step[]): Step =>
  (text, from) =>
    steps.reduce((ends, step) => step(text, ends), new Set(from));

/** Splits at the commas that stand in no braces of their own. */
const alternativesOf = (inner: string): readonly string[] => {
  const parts = [''];
  let depth = 0;
  for (const character of inner) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
};

/** Where the brace that opens at `open` is closed; -1 if it never is. */
const closing = (pattern: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < pattern.length; at += 1) {
    if (pattern[at] === '{') depth += 1;
    if (pattern[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
};

/** The first part of a pattern and how many characters it takes. */
const firstPart = (pattern: string, atSegment: boolean): { readonly step: Step; readonly length: number } => {
  if (atSegment && pattern.startsWith('**/'))
    return { step: oneOf([inTurn([]), inTurn([run(false), literal('/')])]), length: 3 };
  if (pattern.startsWith('**')) return { step: run(false), length: 2 };
  if (pattern[0] === '*') return { step: run(true), length: 1 };
  if (pattern[0] === '?') return { step: oneCharacter, length: 1 };
  const end = pattern[0] === '{' ? closing(pattern, 0) : -1;
  if (end < 0) return { step: literal(pattern[0] ?? ''), length: 1 };
  return { step: oneOf(alternativesOf(pattern.slice(1, end)).map(compile)), length: end + 1 };
};

const compile = (pattern: string): Step => {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; ) {
    const { step, length } = firstPart(pattern.slice(at), at === 0 || pattern[at - 1] === '/');
    steps.push(step);
    at += length;
  }
  return inTurn(steps);
};

/**
 * Tests names against a doublestar pattern: `*` any run but of slashes, `**` any run, `?` one character but a slash,
 * `{a,b}` either; nothing else is special. Source: page 1202. That `**` + `/` at the beginning of a segment may stand for
 * nothing is the doublestar convention. Takes time in proportion to pattern and name, whatever the pattern.
 */
export const glob = (pattern: string): ((name: string) => boolean) => {
  const step = compile(pattern);
  return (name) => step(name, new Set([0])).has(name.length);
};
