import type { ErrorObject } from 'ajv';
import { type Alias, type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { explain } from '../errors/explain.ts';
import { relevant } from '../errors/forms.ts';
import { SeedError, type SeedPath } from './context.ts';
import { seedErrors } from './format/schema.ts';
import type { Seed } from './format/types.ts';

export interface ParsedSeed {
  readonly seed: Seed;
  /** The line of the file that a part of the seed stands on. */
  readonly lineOf: (path: SeedPath) => number;
}

/** The node that the path leads to, or the nearest one above it. */
const nodeAt = (document: Document, path: SeedPath): unknown => {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) || path.length === 0 ? node : nodeAt(document, path.slice(0, -1));
};

/** The key that a path ends with, where that is a field: its line is the field's, whatever its value takes. */
const keyAt = (document: Document, path: SeedPath): unknown => {
  const parent = document.getIn(path.slice(0, -1), true);
  return isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key : undefined;
};

const liner = (document: Document, lines: LineCounter) => (path: SeedPath) => {
  const node = keyAt(document, path) ?? nodeAt(document, path);
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
};

const pathOf = ({ instancePath, params }: ErrorObject): SeedPath => {
  const extra = params.additionalProperty === undefined ? '' : `/${params.additionalProperty}`;
  return `${instancePath}${extra}`.split('/').slice(1);
};

/** An alias whose anchor is nowhere is found only when the values are asked for, and then without its place. */
const lostAlias = (document: Document.Parsed): Alias | undefined => {
  let lost: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      lost = alias;
      return visit.BREAK;
    },
  });
  return lost;
};

/** Reads the text of a seed file; JSON is YAML too. Throws a SeedError with a line for each thing that is wrong. */
export const parseSeed = (text: string, file: string): ParsedSeed => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw new SeedError(`seed ${file}: line ${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`);
  const lost = lostAlias(document);
  if (lost)
    throw new SeedError(`seed ${file}: line ${lines.linePos(lost.range?.[0] ?? 0).line}: no anchor &${lost.source}`);
  const lineOf = liner(document, lines);
  const seed: unknown = document.toJS() ?? {};
  const errors = seedErrors(seed);
  if (errors.length === 0) return { seed: seed as Seed, lineOf };
  const problems = relevant(errors)
    .slice(0, 10)
    .map((error) => {
      const said = explain({ ...error, instancePath: `/seed${error.instancePath}` });
      return `seed ${file}: line ${lineOf(pathOf(error))}: ${said.replace(/^seed /, '')}`;
    });
  throw new SeedError(problems.join('\n'));
};
