import { behaviours } from '../../../spec/generated/behaviours.ts';
import { memoizeBoth } from './memoize-both.ts';

type Behaviours = typeof behaviours;
export type BehaviourId = keyof Behaviours;
export type Option<Id extends BehaviourId> = keyof Behaviours[Id]['options'] & string;

/** What executions and tasks of every family answer; a family can be told otherwise than the rest. */
type SharedBehaviourId = Extract<BehaviourId, `executions.${string}` | `tasks.${string}`>;
/** The families that have executions. */
type ExecutionFamily = keyof Behaviours['executions.status']['families'];

/** One answer to each question that the documentation leaves open (spec/behaviours.yaml). */
export type Profile = { readonly [Id in BehaviourId]: Option<Id> } & {
  readonly [Id in SharedBehaviourId as `${ExecutionFamily}.${Id}`]: Option<Id>;
};

interface Behaviour {
  readonly options: Readonly<Record<string, string>>;
  readonly default: string;
  readonly renamed_from?: string;
  /** What a family does by itself otherwise than the rest. */
  readonly families?: Readonly<Record<string, { readonly default?: string }>>;
}

const all = Object.entries(behaviours) as readonly (readonly [BehaviourId, Behaviour])[];

/** Each override with the behaviour that it is one of. */
const overrides = all.flatMap(([id, { families = {} }]) =>
  Object.entries(families).map(([family, own]) => ({ key: `${family}.${id}`, id, own: own.default })),
);
const behaviourOf = (key: string): BehaviourId | undefined =>
  Object.hasOwn(behaviours, key) ? (key as BehaviourId) : overrides.find((override) => override.key === key)?.id;

const problemOf = ([key, option]: readonly [string, unknown]): readonly string[] => {
  const id = behaviourOf(key);
  if (id === undefined) {
    const [now] = all.find(([, { renamed_from }]) => renamed_from === key) ?? [];
    const ids = () => all.map(([known]) => known).join(', ');
    return [now === undefined ? `${key} is not a behaviour; there are ${ids()}` : `${key} is called ${now} now`];
  }
  const options = Object.keys(behaviours[id].options);
  return options.includes(String(option))
    ? []
    : [`${key} is ${JSON.stringify(option)} but must be one of ${options.join(', ')}`];
};

/** Where a profile says what holds for a family: of the behaviour, and of it for the family alone, where that can be said. */
export const keysOf = (id: BehaviourId, family: string): readonly (keyof Profile)[] => {
  const own = overrides.find((override) => override.id === id && override.key === `${family}.${id}`);
  return own === undefined ? [id] : [id, own.key as keyof Profile];
};

/** All that a profile says. */
export const profileKeys: readonly string[] = [...all.map(([id]) => id), ...overrides.map(({ key }) => key)];

/** What a profile was created with: what it says by itself is not said of it. */
const givenTo = new WeakMap<Profile, Readonly<Record<string, unknown>>>();

/** What is wrong with a profile, one sentence each; empty when nothing is. */
export const profileProblems = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(given).flatMap(problemOf);

const resolved = (given: Readonly<Record<string, unknown>>): Profile => {
  const said = (key: string): string | undefined => (given[key] === undefined ? undefined : String(given[key]));
  const profile: Record<string, string> = {};
  for (const [id, behaviour] of all) profile[id] = said(id) ?? behaviour.default;
  for (const { key, id, own } of overrides) profile[key] = said(key) ?? said(id) ?? own ?? behaviours[id].default;
  return profile as Profile;
};

const defaults = resolved({});

/** What is not a profile; the message names whatever is unknown. */
export class ProfileError extends TypeError {}

/**
 * The defaults, with what is given in their places: for a family what is said of it, else what is said of all, else what
 * it does by itself. Throws a ProfileError.
 */
export const createProfile = (given: Readonly<Record<string, unknown>> = {}): Profile => {
  const problems = profileProblems(given);
  if (problems.length > 0) throw new ProfileError(`profile: ${problems.join('; ')}`);
  if (Object.keys(given).length === 0) return defaults;
  const profile = resolved(given);
  givenTo.set(profile, given);
  return profile;
};

/** What makes a profile anew: all that differs from the defaults. */
export const givenOf = (profile: Profile): Readonly<Record<string, unknown>> => givenTo.get(profile) ?? {};

/** The profile with more said of it. */
export const extendProfile = (base: Profile, given: Readonly<Record<string, unknown>>): Profile =>
  createProfile({ ...givenOf(base), ...given });

/** How executions and tasks of one family answer. */
export type FamilyChoices = { readonly [Id in SharedBehaviourId]: Option<Id> };

/** The profile's shared behaviours as they hold for that family. */
export const choicesOf: (profile: Profile, family: string) => FamilyChoices = memoizeBoth((profile, family) => {
  // Each is read when it is asked for: of a profile that is narrowed, some may not be.
  const values = profile as Readonly<Record<string, string>>;
  const ofFamily = overrides
    .filter(({ key, id }) => key === `${family}.${id}`)
    .map(({ key, id }) => {
      const value = Object.hasOwn(values, key) ? { value: values[key] } : { get: () => values[key] };
      return [id, { ...value, enumerable: true }];
    });
  return Object.defineProperties({}, Object.fromEntries(ofFamily)) as FamilyChoices;
});
