import { behaviours } from '../../../spec/generated/behaviours.ts';

type Behaviours = typeof behaviours;
export type BehaviourId = keyof Behaviours;
export type Option<Id extends BehaviourId> = keyof Behaviours[Id]['options'] & string;

/** One answer to each question that the documentation leaves open (spec/behaviours.yaml). */
export type Profile = { readonly [Id in BehaviourId]: Option<Id> };

const ids = Object.keys(behaviours) as readonly BehaviourId[];
const defaults = Object.fromEntries(ids.map((id) => [id, behaviours[id].default]));

/** What is wrong with a profile, a sentence each; empty when nothing is. */
export const profileProblems = (overrides: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(overrides).flatMap(([id, option]) => {
    if (!Object.hasOwn(behaviours, id)) return [`${id} is no behaviour; there are ${ids.join(', ')}`];
    const options = Object.keys(behaviours[id as BehaviourId].options);
    return options.includes(String(option))
      ? []
      : [`${id} is ${JSON.stringify(option)} but must be one of ${options.join(', ')}`];
  });

/** The defaults, with the overrides in their places. Throws a TypeError that names whatever is unknown. */
export const createProfile = (overrides: Readonly<Record<string, unknown>> = {}): Profile => {
  const problems = profileProblems(overrides);
  if (problems.length > 0) throw new TypeError(`profile: ${problems.join('; ')}`);
  return {
    ...defaults,
    ...Object.fromEntries(Object.entries(overrides).map(([id, option]) => [id, String(option)])),
  } as Profile;
};
