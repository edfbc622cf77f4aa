import { behaviours } from '../../spec/generated/behaviours.ts';
import { readYaml } from '../host/files.ts';
import { CouldNotRun } from '../host/host.ts';
import { isFields } from '../service/json.ts';

/** Behaviour id -> option: how a target is known to answer the open questions. */
export type Answers = Readonly<Record<string, string>>;

const known: Readonly<Record<string, { readonly default: string; readonly options: object }>> = behaviours;

/** How a fake answers unless its profile says otherwise. */
export const defaultAnswers: Answers = Object.fromEntries(
  Object.entries(known).map(([id, { default: option }]) => [id, option]),
);

/** Reads a profile (YAML or JSON: behaviour id -> option). */
export const readAnswers = (path: string): Answers => {
  const profile = readYaml(path, 'profile', {});
  if (!isFields(profile)) throw new CouldNotRun(`profile ${path}: must be a map of behaviour ids to options`);
  const entries = Object.entries(profile).map(([id, option]): readonly [string, string] => {
    const options = Object.keys(known[id]?.options ?? {});
    if (options.length === 0) throw new CouldNotRun(`profile ${path}: spec/behaviours.yaml has no behaviour ${id}`);
    if (!options.includes(String(option)))
      throw new CouldNotRun(`profile ${path}: ${id} is ${option} but must be one of ${options.join(', ')}`);
    return [id, String(option)];
  });
  return Object.fromEntries(entries);
};
