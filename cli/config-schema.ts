import type { Option } from 'commander';
import { isSecret, type NumberRange, rangeOf } from './flags.ts';

interface WordSchema {
  readonly type: 'string';
  readonly enum?: readonly string[];
}

/** What a setting may be, as JSON Schema. */
export type SettingSchema =
  | NumberRange
  | WordSchema
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly items: WordSchema; readonly minItems: 1 };

const wordSchema = ({ argChoices }: Option): WordSchema =>
  argChoices === undefined ? { type: 'string' } : { type: 'string', enum: argChoices };

export const settingSchema = (option: Option): SettingSchema => {
  if (option.isBoolean()) return { type: 'boolean' };
  if (option.variadic) return { type: 'array', items: wordSchema(option), minItems: 1 };
  return rangeOf(option) ?? wordSchema(option);
};

/** A configuration file holds no secret, and names no other. */
export const isSetting = (option: Option): boolean => !isSecret(option) && option.name() !== 'config';

/** The configuration file of a command as JSON Schema (draft 7), for editors: a property for each of its flags. */
export const configSchema = (options: readonly Option[]): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'fake-swr.yaml: settings of fake-swr serve',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    options.filter(isSetting).map((option) => {
      const { description, defaultValue } = option;
      const usual = defaultValue === undefined ? {} : { default: defaultValue };
      return [option.name(), { description, ...settingSchema(option), ...usual }];
    }),
  ),
});
