import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { readText } from './files.ts';
import { CouldNotRun } from './host.ts';

/** The way to a place in a file: names of fields and indexes of lists. */
type Place = readonly (string | number)[];

/** What a file says, and a way to refuse it that names the line of a place. */
export interface YamlFile {
  readonly value: unknown;
  readonly fail: (place: Place, message: string) => never;
  /** The line of a place, from 1. */
  readonly lineOf: (place: Place) => number;
}

/** Anchors make a small file large: what it expands to is bounded, and not how often an anchor is used. */
const mostValues = 2_000_000;
const deepest = 100;

type Fail = (node: unknown, message: string) => never;

/** A value, and how many values it is once its aliases are written out. */
interface Expanded {
  readonly value: unknown;
  readonly size: number;
}

/** The value of a document. The library's own way to it looks through the whole document for each alias. */
const contentOf = (document: Document, fail: Fail): unknown => {
  const anchors = new Map<string, Expanded>();

  const ofCollection = (node: YAMLMap | YAMLSeq, depth: number): Expanded => {
    if (depth > deepest) return fail(node, `is nested more than ${deepest} levels deep`);
    let size = 1;
    const inside = (child: unknown): unknown => {
      const expanded = expand(child, depth + 1);
      size += expanded.size;
      if (size > mostValues) fail(node, `expands to more than ${mostValues} values by its anchors`);
      return expanded.value;
    };
    const value = isMap(node)
      ? Object.fromEntries(node.items.map((pair) => [String(inside(pair.key) ?? ''), inside(pair.value)]))
      : node.items.map(inside);
    return { value, size };
  };

  const expand = (node: unknown, depth: number): Expanded => {
    if (isAlias(node)) return anchors.get(node.source) ?? fail(node, `*${node.source} is inside its own anchor`);
    if (!isScalar(node) && !isCollection(node)) return { value: node ?? null, size: 1 };
    if (node.anchor !== undefined) anchors.delete(node.anchor);
    const expanded = isScalar(node) ? { value: node.value, size: 1 } : ofCollection(node as YAMLMap | YAMLSeq, depth);
    if (node.anchor !== undefined) anchors.set(node.anchor, expanded);
    return expanded;
  };

  return expand(document.contents, 1).value;
};

/** A plain number that looks like a version, and would lose its last zero. */
const losesZero = /^[+-]?\d+\.\d*0$/;

/** JSON has no text without quotes; where a file is not JSON, such a number may be meant as text. */
const checkNumbers = (document: Document, fail: Fail): void =>
  visit(document, {
    Scalar: (_, node) => {
      const { value, source = '' } = node;
      if (typeof value === 'number' && losesZero.test(source))
        fail(node, `${source} is read as the number ${value}; if it is text, as a tag is, write "${source}"`);
    },
  });

const nodeAt = (document: Document, place: Place): unknown => {
  for (let length = place.length; length >= 0; length -= 1) {
    const parent = document.getIn(place.slice(0, length - 1), true);
    const key = place[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
    const node = pair?.key ?? document.getIn(place.slice(0, length), true);
    if (isNode(node) && node.range) return node;
  }
  return undefined;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** For errors of the library that do not say what to do. */
const sentences: Readonly<Partial<Record<string, string>>> = {
  MULTIPLE_DOCS: 'holds several documents; it must be one, so put them into one list or into files of their own',
  RESOURCE_EXHAUSTION: 'is nested too deeply to be read',
};

const parsed = (text: string, lineCounter: LineCounter, fail: (line: number, message: string) => never): Document => {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false });
  } catch (error) {
    if (error instanceof RangeError) return fail(1, 'is nested too deeply to be read');
    throw error;
  }
};

/** Reads a YAML or JSON file that was named on the command line; an empty file is `empty`. */
export const readYaml = (path: string, what: string, empty?: unknown): YamlFile => {
  const text = readText(path, what);
  const lines = new LineCounter();
  const failAt = (line: number, message: string): never => {
    throw new CouldNotRun(`${what} ${path}, line ${line}: ${message}`);
  };
  const lineOf = (node: unknown): number =>
    isNode(node) && node.range ? Math.max(1, lines.linePos(node.range[0]).line) : 1;
  const fail: Fail = (node, message) => failAt(lineOf(node), message);
  const document = parsed(text, lines, failAt);
  const [broken] = document.errors;
  if (broken !== undefined) failAt(lines.linePos(broken.pos[0]).line || 1, sentences[broken.code] ?? broken.message);
  const value = contentOf(document, fail) ?? empty;
  if (!isJson(text)) checkNumbers(document, fail);
  return {
    value,
    fail: (place, message) => fail(nodeAt(document, place), message),
    lineOf: (place) => lineOf(nodeAt(document, place)),
  };
};
