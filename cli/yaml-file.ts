import { readFileSync } from 'node:fs';

/** The value of a YAML or JSON file. Throws a TypeError that names the file and, where the text is broken, the line. */
export const readYamlFile = async (path: string, what: string): Promise<unknown> => {
  const { parse } = await import('yaml');
  try {
    return parse(readFileSync(path, 'utf8')) ?? {};
  } catch (error) {
    throw new TypeError(`${what} ${path}: ${(error as Error).message.split('\n')[0]}`);
  }
};
