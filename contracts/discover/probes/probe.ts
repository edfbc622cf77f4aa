import type { behaviours } from '../../../spec/generated/behaviours.ts';
import type { Answer } from '../../service/exchange.ts';
import { shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';

type Behaviours = typeof behaviours;
/** Those of the API. The registry, at an address of its own, and the keys that it signs by, which are KMS's, are not asked. */
export type BehaviourId = Exclude<keyof Behaviours, `registry.${string}`>;
type Option<Id extends BehaviourId> = keyof Behaviours[Id]['options'] & string;

/** The option that a probe observed, and why; without one, `evidence` says why none could be observed. */
export interface Finding<Name extends string = string> {
  readonly option: Name | undefined;
  readonly evidence: string;
  /** It was answered, and by none of the options. */
  readonly fitsNone?: true;
}

/** Observes which answer a target gives to one open question. It never guesses: what fits no option is quoted. */
export interface Probe<Id extends BehaviourId = BehaviourId> {
  /** `read`: can do without changing anything; on a fake, and where writes are allowed, it may make what it reads. */
  readonly effect: 'read' | 'write';
  readonly ask: (context: ProbeContext) => Promise<Finding<Option<Id>>>;
}

/** A table with a probe for each of these behaviours. */
export type ProbesOf<Id extends BehaviourId> = { readonly [Key in Id]: Probe<Key> };

export const observed = <Name extends string>(option: Name, evidence: string): Finding<Name> => ({ option, evidence });

export const unclear = (evidence: string): Finding<never> => ({
  option: undefined,
  evidence: `fits no option: ${evidence}`,
  fitsNone: true,
});

/** What it would take to see it is not there. */
export const unobserved = (evidence: string): Finding<never> => ({ option: undefined, evidence });

/** An answer in short. */
export const quoted = ({ status, body, text }: Answer): string => `${status} ${shown(body ?? text)}`.trim();

/** The option of a status; a status without one is quoted. */
export const byStatus = <Name extends string>(answer: Answer, options: Readonly<Record<number, Name>>) => {
  const option = options[answer.status];
  return option === undefined ? unclear(quoted(answer)) : observed(option, quoted(answer));
};
