import type { YamlFile } from '../seed/yaml.ts';
import { asObject } from './body.ts';
import { ControlError } from './handler.ts';

/** Source: RFC 9512; `text/yaml` is what was said before it, and is said still. */
const yamlTypes = /^\s*(application|text)\/(x-)?yaml\s*(;|$)/i;

export const isYaml = (type = ''): boolean => yamlTypes.test(type);

const read = async (bytes: Buffer): Promise<YamlFile> => {
  const { readYaml } = await import('../seed/yaml.ts');
  return readYaml({ text: bytes.toString(), name: 'body', errorOf: (message) => new ControlError(400, message) });
};

interface YamlBody {
  readonly body: object;
  /** The line of a part of the body. */
  readonly lineOf: (path: readonly string[]) => number;
}

/** A seed file may have a number of that name, which its made-up values follow. */
const isCall = (given: { readonly seed?: unknown }): boolean =>
  Object.hasOwn(given, 'seed') && typeof given.seed !== 'number';

/** What loads a seed, in YAML: the object of the call, or a seed file as it is. Throws a 400 for a body without anything in it. */
export const readYamlBody = async (bytes: Buffer): Promise<YamlBody> => {
  const { value, lineOf } = await read(bytes);
  if (value === null || value === undefined)
    throw new ControlError(400, 'the body has nothing in it; {} is a seed without anything');
  const given = asObject(value);
  if (isCall(given)) return { body: given, lineOf };
  return { body: { seed: given }, lineOf: ([, ...path]) => lineOf(path) };
};

/** The part of the body that a sentence is about: a field of it, or a place in its seed. */
const pathIn = (said: string): readonly string[] => {
  const [, field, place] = /^(?:body field (\S+)|(seed \S+):)/.exec(said) ?? [];
  return (field ?? place?.replace(' ', '.') ?? '').split('.');
};

/** The sentences, each with the line of the body that it is about. */
export const withLines = async (problems: readonly string[], bytes: Buffer): Promise<readonly string[]> => {
  const { lineOf } = await readYamlBody(bytes);
  return problems.map((said) => `line ${lineOf(pathIn(said))}: ${said}`);
};
