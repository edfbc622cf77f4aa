import { readFileSync } from 'node:fs';
import { asError } from '../mock/errors/thrown.ts';
import type { YamlFile } from '../mock/seed/yaml.ts';

const textOf = (path: string, name: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TypeError(`${name}: ${asError(error).message}`);
  }
};

/** A YAML or JSON file. Throws a TypeError that names the file and, where the text is broken, the line. */
export const readYamlFile = async (path: string, what: string): Promise<YamlFile> => {
  const { readYaml } = await import('../mock/seed/yaml.ts');
  const name = `${what} ${path}`;
  return readYaml({ text: textOf(path, name), name, errorOf: (message) => new TypeError(message) });
};
