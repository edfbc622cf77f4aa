import { isAbsolute, join } from 'node:path';
import { InvalidArgumentError, type Option } from 'commander';
import { scenarioNames } from '../mock/seed/scenarios/names.ts';
import { type SettingSchema, settingSchema } from './config-schema.ts';
import { variableOf } from './flags.ts';
import { namedProfiles } from './profiles.ts';

const types: Readonly<Record<SettingSchema['type'], readonly [string, (value: unknown) => boolean]>> = {
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  integer: ['a number', (value) => typeof value === 'number'],
  number: ['a number', (value) => typeof value === 'number'],
  string: ['text', (value) => typeof value === 'string' && value !== ''],
  array: [
    'a list of texts',
    (value) => Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one !== ''),
  ],
};

/** Words that are taken before files of that name. */
const names: Readonly<Record<string, readonly string[]>> = {
  seed: scenarioNames,
  profile: Object.keys(namedProfiles),
};

/** Whether its flag asks for the path of a file or folder. */
const isPath = ({ flags }: Option): boolean => /<(file|folder)\b/.test(flags);

const hasPassword = (text: string): boolean => URL.canParse(text) && new URL(text).password !== '';

const parsed = (option: Option, value: string | number): unknown => {
  if (option.parseArg === undefined) return value;
  try {
    return option.parseArg(String(value), undefined);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new TypeError(`${option.name()} ${JSON.stringify(value)} is invalid. ${error.message}`);
  }
};

const textOf = (option: Option, text: string, folder: string): unknown => {
  const name = option.name();
  if (hasPassword(text)) {
    throw new TypeError(`${name} has a password, which a configuration file does not hold: set ${variableOf(option)}`);
  }
  if (!isPath(option) || names[name]?.includes(text)) return parsed(option, text);
  return parsed(option, isAbsolute(text) ? text : join(folder, text));
};

/** The value of an option that a file in that folder gives. Throws a TypeError that names option, value and rule. */
export const settingValue = (option: Option, given: unknown, folder: string): unknown => {
  const [wanted, fits] = types[settingSchema(option).type];
  if (!fits(given)) throw new TypeError(`${option.name()} is ${JSON.stringify(given)} but must be ${wanted}`);
  if (typeof given === 'string') return textOf(option, given, folder);
  return typeof given === 'number' ? parsed(option, given) : given;
};
