/** What a workflow says in `with`. The runner puts it into INPUT_<NAME>, with the hyphens of the name. */
export const input = (name: string): string | undefined => {
  const text = process.env[`INPUT_${name.toUpperCase()}`]?.trim();
  return text === '' ? undefined : text;
};

export const switchInput = (name: string, whenLeftOut: boolean): boolean => {
  const text = input(name);
  if (text === undefined) return whenLeftOut;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  throw new TypeError(`${name} is ${JSON.stringify(text)}: it is true or false`);
};

export const secondsInput = (name: string, whenLeftOut: number): number => {
  const text = input(name);
  if (text === undefined) return whenLeftOut;
  const seconds = Number(text);
  if (seconds >= 1 && seconds <= 600) return seconds;
  throw new TypeError(`${name} is ${JSON.stringify(text)}: it is a number of seconds from 1 to 600`);
};

/** One item a line. Commas are refused, because the flag takes them for more than one item. */
export const linesInput = (name: string): readonly string[] => {
  const lines = (input(name) ?? '').split(/[\r\n]+/).map((line) => line.trim());
  const strange = lines.find((line) => line.includes(','));
  if (strange !== undefined)
    throw new TypeError(`${name} has ${JSON.stringify(strange)}: put one item on a line, without commas`);
  return lines.filter((line) => line !== '');
};

/** A flag for an input of the same name, as one word: a value that begins with a hyphen is no flag. */
export const flagFor = (name: string, flag = name): readonly string[] => {
  const value = input(name);
  return value === undefined ? [] : [`--${flag}=${value}`];
};
