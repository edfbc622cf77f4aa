import type { ErrorObject } from 'ajv';
import { explain } from '../errors/explain.ts';
import { relevant } from '../errors/forms.ts';
import { SeedError, type SeedPath } from './context.ts';
import { seedErrors } from './format/schema.ts';
import type { Seed } from './format/types.ts';
import { readYaml, type YamlFile } from './yaml.ts';

export interface ParsedSeed {
  readonly seed: Seed;
  /** The line of the file that a part of the seed is on. */
  readonly lineOf: (path: SeedPath) => number;
}

const pathOf = ({ instancePath, params }: ErrorObject): SeedPath => {
  const extra = params.additionalProperty === undefined ? '' : `/${params.additionalProperty}`;
  return `${instancePath}${extra}`.split('/').slice(1);
};

interface Typed {
  readonly type?: string;
  readonly anyOf?: readonly Typed[];
}

const takesText = ({ type, anyOf = [] }: Typed): boolean => type === 'string' || anyOf.some(takesText);

/** A tag such as 1.10 is a number to YAML, and another one than it looks. */
const quotes = ({ data, parentSchema }: ErrorObject, written = ''): string =>
  written !== '' && ['number', 'boolean'].includes(typeof data) && takesText((parentSchema ?? {}) as Typed)
    ? `; YAML reads ${written} as the ${typeof data} ${data}, so put it in quotes: "${written}"`
    : '';

const problemOf = (error: ErrorObject, { lineOf, writtenAt }: YamlFile): string => {
  const path = pathOf(error);
  const said = explain({ ...error, instancePath: `/seed${error.instancePath}` }).replace(/^seed /, '');
  return `line ${lineOf(path)}: ${said}${quotes(error, writtenAt(path))}`;
};

/** Reads the text of a seed file. Throws a SeedError with a line for each thing that is wrong. */
export const parseSeed = (text: string, file: string): ParsedSeed => {
  const name = `seed ${file}`;
  const read = readYaml({ text, name, errorOf: (message) => new SeedError(message) });
  const seed = read.value ?? {};
  const errors = seedErrors(seed);
  if (errors.length === 0) return { seed: seed as Seed, lineOf: read.lineOf };
  const problems = relevant(errors).slice(0, 10);
  throw new SeedError(problems.map((error) => `${name}: ${problemOf(error, read)}`).join('\n'));
};
