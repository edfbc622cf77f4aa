/**
 * What a target was found to answer an open question by: one of the options, something that is none of them, or nobody
 * could find out. `isOfFakeAlone`: of two targets the measure answers by the option that the cases are about.
 */
export type SeenOption =
  | { readonly kind: 'option'; readonly option: string; readonly isOfFakeAlone?: boolean }
  | { readonly kind: 'none of them' }
  | { readonly kind: 'not found out' };

/** Behaviour id -> what was seen; a behaviour that is not in it was not asked about. */
export type Seen = ReadonlyMap<string, SeenOption>;

/** The options of a behaviour that a case asked for and that was seen, where the case failed because they differ. */
export interface Deviation {
  readonly id: string;
  readonly wanted: string;
  /** Undefined where nobody could find out. */
  readonly option: string | undefined;
  readonly isOfFakeAlone: boolean;
}

/**
 * How a target deviates from the option that a case is about. Undefined where it answers by that option, or by none of
 * them: then the answer itself is what is wrong, and not a choice.
 */
export const deviationOf = (
  behaviour: { readonly id: string; readonly option: string } | undefined,
  seen: Seen,
): Deviation | undefined => {
  if (behaviour === undefined) return undefined;
  const { id, option: wanted } = behaviour;
  const found = seen.get(id) ?? { kind: 'not found out' };
  if (found.kind === 'none of them') return undefined;
  if (found.kind === 'not found out') return { id, wanted, option: undefined, isOfFakeAlone: false };
  const { option, isOfFakeAlone = false } = found;
  return option === wanted ? undefined : { id, wanted, option, isOfFakeAlone };
};
