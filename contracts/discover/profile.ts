import { stringify } from 'yaml';
import { printable } from '../host/printable.ts';
import { behaviourIds, type Observation } from './probes/all.ts';
import type { BehaviourId } from './probes/probe.ts';

/** What was observed, by behaviour; what could not be observed is left out, so its default holds. */
export const profileOf = (observations: readonly Observation[]): Readonly<Partial<Record<BehaviourId, string>>> =>
  Object.fromEntries(observations.flatMap(({ id, option }) => (option === undefined ? [] : [[id, option]])));

const longest = 200;

/** One line of a comment, however long and of however many lines the evidence is. */
const comment = (text: string): string => {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return `# ${line.length > longest ? `${line.slice(0, longest - 3)}...` : line}`;
};

export interface ProbedTarget {
  readonly name: string;
  readonly kind: string;
  readonly at: Date;
}

/** A profile file that `fake-swr --profile` takes, with the evidence of every entry. */
export const profileText = (observations: readonly Observation[], { name, kind, at }: ProbedTarget): string => {
  const observed = observations.filter(({ option }) => option !== undefined);
  const unobserved = observations.filter(({ option }) => option === undefined);
  const entries = observed.flatMap(({ id, option, evidence }) => [
    comment(evidence),
    stringify({ [id]: option }).trim(),
    '',
  ]);
  const rest = unobserved.flatMap(({ id, evidence }) => [comment(`${id}: ${evidence}`)]);
  return [
    comment(`Observed of ${name} (${kind}) on ${at.toISOString().slice(0, 10)} by fake-swr probe.`),
    comment(`${observed.length} of ${behaviourIds.length} behaviours; each of the others keeps its default.`),
    '',
    ...entries,
    ...(rest.length === 0 ? [] : [comment('Not observed, so not here:'), ...rest, '']),
  ].join('\n');
};
