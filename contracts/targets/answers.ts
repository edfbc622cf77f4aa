import { parse } from 'yaml';
import { behaviours } from '../../spec/generated/behaviours.ts';
import { readText } from '../host/files.ts';
import { CouldNotRun } from '../host/host.ts';

/** Behaviour id -> option: how a target is known to answer the open questions. */
export type Answers = Readonly<Record<string, string>>;

const known: Readonly<Record<string, { readonly default: string; readonly options: object }>> = behaviours;

/** How a fake answers unless told otherwise. */
export const defaultAnswers: Answers = Object.fromEntries(
  Object.entries(known).map(([id, { default: option }]) => [id, option]),
);

/** Reads a profile (YAML or JSON: behaviour id -> option). */
export const readAnswers = (path: string): Answers => {
  const text = readText(path, 'profile');
  let said: unknown;
  try {
    said = parse(text) ?? {};
  } catch (error) {
    throw new CouldNotRun(`profile ${path}: ${(error as Error).message.split('\n')[0]}`);
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw new CouldNotRun(`profile ${path}: must be a map of behaviour ids to options`);
  const entries = Object.entries(said).map(([id, option]): readonly [string, string] => {
    const options = Object.keys(known[id]?.options ?? {});
    if (options.length === 0) throw new CouldNotRun(`profile ${path}: ${id} is no behaviour of spec/behaviours.yaml`);
    if (!options.includes(String(option)))
      throw new CouldNotRun(`profile ${path}: ${id} is ${option} but must be one of ${options.join(', ')}`);
    return [id, String(option)];
  });
  return Object.fromEntries(entries);
};
