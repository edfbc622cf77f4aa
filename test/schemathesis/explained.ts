import { parse } from 'yaml';
import type { Failure } from './failures.ts';

/** Why an answer that fails a check is right all the same. */
export interface Explanation {
  readonly documents: readonly string[];
  readonly check: string;
  /** Operations as the document has them. Left out where the reason holds for all. */
  readonly operations?: readonly string[];
  /** A regular expression of status and body. */
  readonly answer: string;
  /** A regular expression of method, address and body. Left out where the answer tells enough. */
  readonly request?: string;
  readonly reason: string;
}

const texts = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

const isExplanation = (item: Partial<Explanation> | null): item is Explanation =>
  typeof item?.check === 'string' &&
  typeof item.answer === 'string' &&
  typeof item.reason === 'string' &&
  item.reason.trim() !== '' &&
  texts(item.documents) &&
  (item.request === undefined || typeof item.request === 'string') &&
  (item.operations === undefined || texts(item.operations));

/** Reads the file of explanations. Throws on one that leaves something out: a bare exception explains nothing. */
export const readExplanations = (text: string): readonly Explanation[] => {
  const list: unknown = parse(text);
  if (!Array.isArray(list)) throw new Error('the explanations must be a list');
  const wrong = list.findIndex((item) => !isExplanation(item));
  if (wrong >= 0) throw new Error(`explanation ${wrong + 1} must have documents, check, answer and reason`);
  return list;
};

const explains = (
  { documents, check, operations, answer, request = '' }: Explanation,
  { document, check: failed, operation, answer: given, request: sent }: Failure,
): boolean =>
  documents.includes(document) &&
  check === failed &&
  (operations?.includes(operation) ?? true) &&
  new RegExp(answer, 's').test(given) &&
  new RegExp(request, 's').test(sent);

export interface Judgement {
  readonly unexplained: readonly Failure[];
  /** Explanations of what does not fail (any more). */
  readonly unused: readonly Explanation[];
}

export const judge = (failures: readonly Failure[], explanations: readonly Explanation[]): Judgement => ({
  unexplained: failures.filter((failure) => !explanations.some((explanation) => explains(explanation, failure))),
  unused: explanations.filter((explanation) => !failures.some((failure) => explains(explanation, failure))),
});
