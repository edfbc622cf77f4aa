import { behaviours } from '../../../spec/generated/behaviours.ts';
import { type BehaviourId, givenOf, keysOf, type Profile } from './profile.ts';

/** How well something is known, the best first. */
export const marks = ['documented', 'observed', 'inferred', 'chosen'] as const;
export type Mark = (typeof marks)[number];

export const isWeaker = (mark: Mark, than: Mark): boolean => marks.indexOf(mark) > marks.indexOf(than);

/** What is asked how well it is known: an operation, or one answer of it. */
export interface Resting {
  readonly family: string;
  /** How well it is known by itself. */
  readonly provenance?: Mark;
  /** What it rests on beside. */
  readonly behaviours: readonly BehaviourId[];
}

export interface Fidelity {
  /** The weakest of all that it rests on. */
  readonly mark: Mark;
  /** The behaviours that have that mark. */
  readonly behaviours: readonly BehaviourId[];
}

/** The behaviours that the profile leaves to their defaults: for what it says, whoever wrote it answers. */
const openOf = ({ family, behaviours: ids }: Resting, profile: Profile): readonly BehaviourId[] => {
  const given = givenOf(profile);
  return ids.filter((id) => keysOf(id, family).every((key) => given[key] === undefined));
};

export const fidelityOf = (resting: Resting, profile: Profile): Fidelity => {
  const open = openOf(resting, profile);
  const known: readonly Mark[] = [resting.provenance ?? 'documented', ...open.map((id) => behaviours[id].provenance)];
  const mark = known.reduce((weakest, one) => (isWeaker(one, weakest) ? one : weakest));
  return { mark, behaviours: open.filter((id) => behaviours[id].provenance === mark) };
};

/** What it rests on that is less well known than that. */
export const weakerOf = (resting: Resting, profile: Profile, than: Mark): readonly BehaviourId[] =>
  openOf(resting, profile).filter((id) => isWeaker(behaviours[id].provenance, than));
