import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command, Option } from 'commander';
import { nearest } from '../mock/errors/nearest.ts';
import { asError } from '../mock/errors/thrown.ts';
import { isSetting } from './config-schema.ts';
import { settingValue } from './config-value.ts';
import { isSecret, isSwitchedOff, variableOf } from './flags.ts';
import type { Terminal } from './terminal.ts';
import { readYamlFile } from './yaml-file.ts';

const usualNames = ['fake-swr.yaml', 'fake-swr.yml', 'fake-swr.json'];

/** The configuration file of the current folder; those above are not looked at. */
const found = (): string | undefined => {
  const [first, second] = usualNames.filter((name) => existsSync(name));
  if (second === undefined) return first;
  throw new TypeError(`there are ${first} and ${second}: keep one of them, or choose one by --config`);
};

interface Setting {
  readonly option: Option;
  readonly value: unknown;
}

const settingOf = (key: string, given: unknown, options: readonly Option[], folder: string): Setting => {
  const option = options.find((one) => one.name() === key);
  if (option !== undefined && isSecret(option)) {
    throw new TypeError(`${key} is a secret, which a configuration file does not hold: set ${variableOf(option)}`);
  }
  if (option !== undefined && isSetting(option)) return { option, value: settingValue(option, given, folder) };
  const known = options.filter(isSetting).map((one) => one.name());
  throw new TypeError(`${key} is not a setting; did you mean ${nearest(key, known)}?`);
};

/** The settings of a file (YAML or JSON: name of a flag -> value). Rejects with a TypeError that names file, line and key. */
const readSettings = async (path: string, options: readonly Option[]): Promise<readonly Setting[]> => {
  const { value, lineOf } = await readYamlFile(path, 'config');
  const given = value ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw new TypeError(`config ${path}: line 1: must be a map of settings`);
  }
  return Object.entries(given).map(([key, one]) => {
    try {
      return settingOf(key, one, options, dirname(path));
    } catch (error) {
      throw new TypeError(`config ${path}: line ${lineOf([key])}: ${asError(error).message}`);
    }
  });
};

/** Neither a flag nor the environment has said it. */
const isUnsaid = (command: Command, option: Option, env: Terminal['env']): boolean =>
  [undefined, 'default'].includes(command.getOptionValueSource(option.attributeName())) && !isSwitchedOff(option, env);

/** Takes back what an earlier reading of the file gave. */
const takeBack = (command: Command): void => {
  for (const option of command.options) {
    const name = option.attributeName();
    if (!isSetting(option) || command.getOptionValueSource(name) !== 'config') continue;
    command.setOptionValueWithSource(name, option.defaultValue, 'default');
  }
};

/**
 * Gives a command what its configuration file says: that of --config, or one in the current folder, if there is any. When
 * something in it is wrong, the command keeps what it has.
 */
export const applyConfig = async (command: Command, env: Terminal['env']): Promise<void> => {
  const path = command.opts<{ readonly config?: string }>().config ?? found();
  if (path === undefined) return;
  command.setOptionValueWithSource('config', path, 'config');
  const settings = await readSettings(path, command.options);
  takeBack(command);
  for (const { option, value } of settings) {
    if (isUnsaid(command, option, env)) command.setOptionValueWithSource(option.attributeName(), value, 'config');
  }
};
