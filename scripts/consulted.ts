/** Which behaviours an operation rests on: what the spec says of it, patterns written out, each id known. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Json, Operation } from './document.ts';

const catalogue: object = parse(readFileSync(new URL('../spec/behaviours.yaml', import.meta.url), 'utf8'));
const ids = Object.keys(catalogue);

/** The ids that a name stands for: itself, or with `*` at its end all that begin so. Throws where there are none. */
const idsOf = (name: string, where: string): readonly string[] => {
  const found = name.endsWith('*')
    ? ids.filter((id) => id.startsWith(name.slice(0, -1)))
    : ids.filter((id) => id === name);
  if (found.length === 0)
    throw new Error(`spec: ${where} names behaviour ${name}, which spec/behaviours.yaml does not have`);
  return found;
};

const named = (names: readonly string[], where: string): readonly string[] =>
  names.flatMap((name) => idsOf(name, where));

/** What is decided before a handler is asked: the same for all operations of a document. */
const ofAll = (document: Json): readonly string[] => named(document['x-fake-behaviours'] ?? [], 'the document');

/**
 * The behaviours that an operation rests on, in the order of the catalogue: what its handler may consult, and what decides on
 * its parameters and its status.
 */
export const consultedBy = (
  { id, behaviours, parameters, responses }: Operation,
  document: Json,
): readonly string[] => {
  const before = new Set(ofAll(document));
  const ofHandler = named(behaviours, id);
  const doubled = ofHandler.find((behaviour) => before.has(behaviour));
  if (doubled !== undefined)
    throw new Error(`spec: ${id} names behaviour ${doubled}, which the document names for all`);
  const success = [...responses].filter(([status]) => status >= 200 && status < 300);
  const ofForm = [
    ...parameters.map((parameter) => parameter['x-behaviour']),
    ...success.map(([, { behaviour }]) => behaviour),
  ];
  const all = new Set([
    ...ofHandler,
    ...named(
      ofForm.filter((behaviour) => behaviour !== undefined),
      id,
    ).filter((behaviour) => !before.has(behaviour)),
  ]);
  return ids.filter((behaviour) => all.has(behaviour));
};
