import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { explain } from '../explain.ts';
import { SeedError } from './bed.ts';
import type { Seed } from './types.ts';

const createValidator = () => {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  formats.default(ajv);
  return ajv.compile<Seed>(schema);
};

let compiled: ReturnType<typeof createValidator> | undefined;

/** The node that the path leads to, or the nearest one above it. */
const nodeAt = (document: Document, path: readonly string[]): unknown => {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) || path.length === 0 ? node : nodeAt(document, path.slice(0, -1));
};

const sentence = (error: ErrorObject, document: Document, lines: LineCounter): string => {
  const extra = error.params.additionalProperty === undefined ? '' : `/${error.params.additionalProperty}`;
  const path = `${error.instancePath}${extra}`.split('/').slice(1);
  const node = nodeAt(document, path);
  const at = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  const said = explain({ ...error, instancePath: `/seed${error.instancePath}` }).replace(/^seed /, '');
  return `line ${at}: ${said}`;
};

/** Reads the text of a seed file; JSON is YAML too. Throws a SeedError with a line for each thing that is wrong. */
export const parseSeed = (text: string, file: string): Seed => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) throw new SeedError(`seed ${file}: line ${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  compiled ??= createValidator();
  const seed: unknown = document.toJS() ?? {};
  if (compiled(seed)) return seed;
  const problems = (compiled.errors ?? []).slice(0, 10).map((error) => sentence(error, document, lines));
  throw new SeedError(`seed ${file}: ${problems.join(`\nseed ${file}: `)}`);
};
