import { Ajv, type ErrorObject } from 'ajv';
import schema from '../case.schema.json' with { type: 'json' };
import type { Case } from '../case.ts';
import { readYaml, type YamlFile } from '../host/yaml.ts';
import { firstProblem } from '../pattern-problem.ts';
import type { CasePlace } from '../result.ts';
import { caseProblem } from './case-problem.ts';

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

interface CaseFile extends Pick<YamlFile, 'fail' | 'lineOf'> {
  readonly cases: readonly Case[];
  /** One case may stand alone in its file, without a list around it. */
  readonly isList: boolean;
}

const readFile = (path: string): CaseFile => {
  const { value, fail, lineOf } = readYaml(path, 'case file');
  if (!validate(value)) {
    const errors = (validate.errors ?? []).filter((error) => !isEcho(error));
    const [first] = errors.length > 0 ? errors : (validate.errors ?? []);
    if (first !== undefined) {
      const field = fieldOf(first);
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
      fail(stepsOf(field), `${field.slice(1).replaceAll('/', '.') || 'the file'} ${sentence(first)}${more}`);
    }
  }
  const cases = [value].flat() as readonly Case[];
  const problem = firstProblem(cases.entries(), ([index, one]) =>
    caseProblem(one, Array.isArray(value) ? [index] : []),
  );
  if (problem !== undefined) fail(problem.at, problem.message);
  return { cases, isList: Array.isArray(value), fail, lineOf };
};

/** A case of the user, and where it stands. */
export interface PlacedCase {
  readonly trial: Case;
  readonly place: CasePlace;
}

/** The cases of those files (YAML or JSON). Throws one sentence that names file, line and field of the first mistake. */
export const readCases = (paths: readonly string[], before: readonly Case[]): readonly PlacedCase[] => {
  const taken = new Set(before.map(({ id }) => id));
  return paths.flatMap((path) => {
    const { cases, isList, fail, lineOf } = readFile(path);
    return cases.map((trial, index) => {
      const { id } = trial;
      const at = isList ? [index, 'id'] : ['id'];
      if (taken.has(id)) fail(at, `there is another case ${id}`);
      taken.add(id);
      return { trial, place: { file: path, line: lineOf(at) } };
    });
  });
};
