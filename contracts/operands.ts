import { isFields } from './service/json.ts';

export type Place = string | number;

type Entries = readonly (readonly [place: readonly Place[], pattern: unknown])[];

/** What a matcher must be given. */
export interface Operand {
  readonly rule: string;
  readonly fits: (operand: unknown) => boolean;
  /** The patterns in it, by where they are. */
  readonly patterns?: (operand: unknown) => Entries;
}

const typeNames: readonly unknown[] = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const isExpression = (value: unknown): boolean => {
  try {
    return isText(value) && new RegExp(value) !== undefined;
  } catch {
    return false;
  }
};

const yes: Operand = { rule: 'true', fits: (operand) => operand === true };
const number: Operand = { rule: 'a number', fits: Number.isFinite };
const size: Operand = {
  rule: 'a whole number, at least 0',
  fits: (operand) => Number.isInteger(operand) && Number(operand) >= 0,
};
const field: Operand = { rule: 'the name of a field', fits: isText };
const pattern: Operand = {
  rule: 'a pattern',
  fits: (operand) => operand !== undefined,
  patterns: (operand) => [[[], operand]],
};

/** The matchers, each with what it must be given. */
export const operands = {
  $any: yes,
  $absent: yes,
  $type: { rule: `one of ${typeNames.join(', ')}`, fits: (operand) => typeNames.includes(operand) },
  $matches: { rule: 'a regular expression', fits: isExpression },
  $oneOf: {
    rule: 'a list of texts, numbers, true, false or null',
    fits: (operand) => Array.isArray(operand) && operand.length > 0 && operand.every(isScalar),
  },
  $atLeast: number,
  $atMost: number,
  $length: size,
  $minLength: size,
  $maxLength: size,
  $each: pattern,
  $contains: pattern,
  $excludes: pattern,
  $not: pattern,
  $unique: field,
  $ascending: field,
  $descending: field,
  $inOrderOf: {
    rule: '{ of: a captured name, by: the name of a field }',
    fits: (operand) =>
      isFields(operand) && Object.keys(operand).length === 2 && isText(operand.of) && isText(operand.by),
  },
  $ref: { rule: 'the name of what was captured', fits: isText },
  $all: {
    rule: 'a list of patterns',
    fits: Array.isArray,
    patterns: (operand) => (Array.isArray(operand) ? operand : []).map((one, index) => [[index], one]),
  },
} satisfies Readonly<Record<string, Operand>>;

export type MatcherName = keyof typeof operands;

export const isMatcherName = (name: string): name is MatcherName => Object.hasOwn(operands, name);

export const noMatcher = (name: string): string =>
  `there is no matcher ${name}; there are ${Object.keys(operands).join(', ')}`;
