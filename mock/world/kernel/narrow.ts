import { memoizeBoth } from './memoize-both.ts';
import { type BehaviourId, keysOf, type Profile, profileKeys } from './profile.ts';

/** An operation as far as its choices go. */
export interface Consulting {
  readonly id: string;
  readonly family: string;
  /** The behaviours that its handler may consult. */
  readonly behaviours: readonly BehaviourId[];
}

const owners = new WeakMap<object, string>();

const refusing = (key: string): PropertyDescriptor => ({
  get(this: object): never {
    throw new Error(
      `${owners.get(this)} reads behaviour ${key}, which its x-fake-behaviours in spec/paths do not name`,
    );
  },
});

/** What a narrowed profile says of all that is not its operation's. */
const undeclared: object = Object.defineProperties(
  {},
  Object.fromEntries(profileKeys.map((key) => [key, refusing(key)])),
);

const made = (profile: Profile, { id, family, behaviours }: Consulting): Profile => {
  const keys = behaviours.flatMap((behaviour) => keysOf(behaviour, family));
  const own = Object.fromEntries(keys.map((key) => [key, { value: profile[key], enumerable: true }]));
  const narrowed = Object.create(undeclared, own) as Profile;
  owners.set(narrowed, id);
  return narrowed;
};

/**
 * The profile as the handler of an operation sees it: its choices for the behaviours that the operation declares. To read
 * another throws, since what an answer rests on could then not be told. It is made once for each operation.
 */
export const narrowed: (profile: Profile, operation: Consulting) => Profile = memoizeBoth(made);

/** The world with its profile narrowed; what hears of an event there still sees the whole. */
export const narrowedTo = <World extends { readonly profile: Profile }>(
  world: World,
  operation: Consulting,
): World => ({
  ...world,
  profile: narrowed(world.profile, operation),
});
