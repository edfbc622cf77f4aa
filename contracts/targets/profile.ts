import { behaviours } from '../../spec/generated/behaviours.ts';
import { readYaml } from '../host/yaml.ts';
import { isFields } from '../service/json.ts';

/** Behaviour id -> option: how a target is known to answer the open questions. */
export type Profile = Readonly<Record<string, string>>;

interface Behaviour {
  readonly options: Readonly<Record<string, string>>;
  readonly default: string;
  readonly renamed_from?: string;
  /** What a family does by itself otherwise than the rest. */
  readonly families?: Readonly<Record<string, { readonly default?: string }>>;
}

const known: Readonly<Record<string, Behaviour>> = behaviours;

interface OfFamily {
  readonly key: string;
  readonly id: string;
  readonly own: string | undefined;
}

const ofFamilies: readonly OfFamily[] = Object.entries(known).flatMap(([id, { families = {} }]) =>
  Object.entries(families).map(([family, own]) => ({ key: `${family}.${id}`, id, own: own.default })),
);

const optionsOf = (key: string): readonly string[] => {
  const id = ofFamilies.find((one) => one.key === key)?.id ?? key;
  return Object.keys(known[id]?.options ?? {});
};

/** The profile of a fake, which answers by the defaults where the profile it is given is silent. */
export const fakeProfile = (profile: Profile): Profile => ({
  ...Object.fromEntries(Object.entries(known).map(([id, { default: option }]) => [id, option])),
  ...Object.fromEntries(
    ofFamilies.flatMap(({ key, id, own }) => (own === undefined || profile[id] !== undefined ? [] : [[key, own]])),
  ),
  ...profile,
});

/** The option that a question is known to be answered by in one family: what is said of the family, else what is said of all. */
export const optionIn = (profile: Profile, family: string, id: string): string | undefined =>
  profile[`${family}.${id}`] ?? profile[id];

/** Reads a profile (YAML or JSON: behaviour id -> option). */
export const readProfile = (path: string): Profile => {
  const { value: profile, fail } = readYaml(path, 'profile', {});
  if (!isFields(profile)) return fail([], 'must be a map of behaviour ids to options');
  const entries = Object.entries(profile).map(([id, option]): readonly [string, string] => {
    const options = optionsOf(id);
    const renamed = Object.entries(known).find(([, { renamed_from }]) => renamed_from === id);
    if (renamed !== undefined) fail([id], `${id} is called ${renamed[0]} now`);
    if (options.length === 0) fail([id], `spec/behaviours.yaml has no behaviour ${id}`);
    if (!options.includes(String(option))) fail([id], `${id} is ${option} but must be one of ${options.join(', ')}`);
    return [id, String(option)];
  });
  return Object.fromEntries(entries);
};
