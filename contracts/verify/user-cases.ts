import { Ajv, type ErrorObject } from 'ajv';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import schema from '../case.schema.json' with { type: 'json' };
import type { Case } from '../case.ts';
import { readText } from '../host/files.ts';
import { CouldNotRun } from '../host/host.ts';
import { differencesOf } from '../match.ts';

const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** Errors that only say that some other error is there. */
const isEcho = ({ keyword }: ErrorObject): boolean => ['if', 'anyOf', 'oneOf'].includes(keyword);

const stepsOf = (pointer: string): readonly (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The field that an error is about: one that is unknown or missing is below the place that the error names. */
const fieldOf = ({ instancePath, params, propertyName }: ErrorObject): string => {
  const { additionalProperty, missingProperty } = params as Readonly<Record<string, string | undefined>>;
  const below = additionalProperty ?? missingProperty ?? propertyName;
  return below === undefined ? instancePath : `${instancePath}/${below}`;
};

const sentence = ({ keyword, params, message = 'is wrong' }: ErrorObject): string => {
  const { allowedValues } = params as { readonly allowedValues?: readonly unknown[] };
  if (keyword === 'additionalProperties') return 'is not a field here';
  if (keyword === 'required') return 'is missing';
  if (allowedValues !== undefined) return `must be one of ${allowedValues.join(', ')}`;
  return message;
};

const lineOf = (document: Document, lines: LineCounter, field: string): number => {
  const path = stepsOf(field);
  for (let length = path.length; length >= 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
};

/** The first place of a pattern with a matcher that does not exist, or is not used as it must be. */
const patternProblem = (
  pattern: unknown,
  at: string,
): { readonly at: string; readonly message: string } | undefined => {
  if (typeof pattern !== 'object' || pattern === null) return undefined;
  for (const [name, inner] of Object.entries(pattern)) {
    const deeper = patternProblem(inner, `${at}/${name}`);
    if (deeper !== undefined) return deeper;
    if (!name.startsWith('$') || Array.isArray(pattern)) continue;
    try {
      differencesOf({ [name]: inner }, '');
    } catch (error) {
      return { at: `${at}/${name}`, message: (error as Error).message };
    }
  }
  return undefined;
};

const readFile = (path: string): readonly Case[] => {
  const lines = new LineCounter();
  const document = parseDocument(readText(path, 'case file'), { lineCounter: lines, prettyErrors: false });
  const fail = (line: number, message: string): never => {
    throw new CouldNotRun(`case file ${path}, line ${line}: ${message}`);
  };
  const [broken] = document.errors;
  if (broken !== undefined) fail(lines.linePos(broken.pos[0]).line, broken.message);
  const content: unknown = document.toJS();
  if (!validate(content)) {
    const errors = (validate.errors ?? []).filter((error) => !isEcho(error));
    const [first] = errors.length > 0 ? errors : (validate.errors ?? []);
    if (first !== undefined) {
      const field = fieldOf(first);
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
      fail(
        lineOf(document, lines, field),
        `${field.slice(1).replaceAll('/', '.') || 'the file'} ${sentence(first)}${more}`,
      );
    }
  }
  const problem = patternProblem(content, '');
  if (problem !== undefined) fail(lineOf(document, lines, problem.at), problem.message);
  return [content].flat() as readonly Case[];
};

/** The cases of those files (YAML or JSON). Throws one sentence that names file, line and field of the first mistake. */
export const readCases = (paths: readonly string[], before: readonly Case[]): readonly Case[] => {
  const taken = new Set(before.map(({ id }) => id));
  return paths.flatMap((path) => {
    const cases = readFile(path);
    for (const { id } of cases) {
      if (taken.has(id)) throw new CouldNotRun(`case file ${path}: there is another case ${id}`);
      taken.add(id);
    }
    return cases;
  });
};
