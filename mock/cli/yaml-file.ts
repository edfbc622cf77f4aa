import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What a YAML or JSON file says. Throws a TypeError that names the file and, where the text is broken, the line. */
export const readYamlFile = (path: string, what: string): unknown => {
  try {
    return parse(readFileSync(path, 'utf8')) ?? {};
  } catch (error) {
    throw new TypeError(`${what} ${path}: ${(error as Error).message.split('\n')[0]}`);
  }
};
