import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import { plainValue } from './yaml-value.ts';

/** Where in a file something is: names and indexes from the top. */
type YamlPath = readonly string[];

export interface YamlFile {
  /** null if there is nothing in it. */
  readonly value: unknown;
  /** The line that a part is on, or else the nearest part above it. */
  readonly lineOf: (path: YamlPath) => number;
  /** How the value is written there, if it is a single one. */
  readonly writtenAt: (path: YamlPath) => string | undefined;
}

export interface YamlSource {
  readonly text: string;
  /** What begins each message: kind and name of the file. */
  readonly name: string;
  readonly errorOf: (message: string) => Error;
}

/** The node that the path leads to, or the nearest one above it. */
const nodeAt = (document: Document, path: YamlPath): unknown => {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) || path.length === 0 ? node : nodeAt(document, path.slice(0, -1));
};

/** The key that a path ends with, where that is a field: its line is the field's, whatever its value takes. */
const keyAt = (document: Document, path: YamlPath): unknown => {
  const parent = document.getIn(path.slice(0, -1), true);
  return isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key : undefined;
};

const sentences: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second document begins here; a file has one, so leave out this `---` or split the file',
  RESOURCE_EXHAUSTION: 'it is nested too deeply to be read',
};

const sentenceOf = ({ code, message }: YAMLParseError): string => sentences[code] ?? message.split('\n')[0] ?? code;

/** At some thousands, the yaml package compiles a regular expression too large for V8, which ends the process. */
const indented = / {1000}/;

const tooIndented = (text: string): number => text.split('\n').findIndex((line) => indented.test(line.slice(0, 1000)));

/** Reads a YAML text; JSON is YAML too. What is wrong is thrown as an error that names file and line. */
export const readYaml = ({ text, name, errorOf }: YamlSource): YamlFile => {
  const lines = new LineCounter();
  const fail = (line: number, said: string): never => {
    throw errorOf(`${name}: line ${line}: ${said}`);
  };
  const lineAt = ({ range }: Node): number => (range ? lines.linePos(range[0]).line : 1);
  const at = tooIndented(text);
  if (at >= 0) fail(at + 1, 'it is indented by 1000 spaces or more');
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) fail(lines.linePos(broken.pos[0]).line, sentenceOf(broken));
  return {
    value: plainValue(document.contents, text.length, (node, said) => fail(lineAt(node), said)),
    lineOf: (path) => {
      const node = keyAt(document, path) ?? nodeAt(document, path);
      return isNode(node) ? lineAt(node) : 1;
    },
    writtenAt: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
};
