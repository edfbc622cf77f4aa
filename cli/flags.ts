import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Terminal } from './terminal.ts';

/** Which numbers an option takes. */
export interface NumberRange {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum?: number;
}

const ranges = new WeakMap<object, NumberRange>();

/** The numbers that an option takes, if it takes any. */
export const rangeOf = ({ parseArg }: Option): NumberRange | undefined => parseArg && ranges.get(parseArg);

const numbers = (range: NumberRange, parse: (text: string) => number): ((text: string) => number) => {
  ranges.set(parse, range);
  return parse;
};

export const port = numbers({ type: 'integer', minimum: 0, maximum: 65_535 }, (text) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 (any free one) to 65535.');
  }
  return value;
});

export const url = (text: string): string => {
  if (!/^https?:\/\/[^\s'"]+$/.test(text)) throw new InvalidArgumentError('A URL begins with http:// or https://.');
  return text;
};

/** `inprocess`, or a URL without credentials, which a list of processes would show. */
export const where = (text: string): string => {
  if (text === 'inprocess') return text;
  if (URL.canParse(text) && /^https?:\/\/[^/@]+([/?#]|$)/.test(text)) return text;
  throw new InvalidArgumentError('It is inprocess or a URL that begins with http:// or https://, without credentials.');
};

export const atLeast = (least: number) =>
  numbers({ type: 'number', minimum: least }, (text) => {
    const value = Number(text);
    if (Number.isFinite(value) && value >= least && text.trim() !== '') return value;
    throw new InvalidArgumentError(`It is a number from ${least}.`);
  });

export const words = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').filter((word) => word !== ''),
];

export type MakeOption = (flags: string, description: string) => Option;

const variables = new WeakMap<Option, string>();

/** The environment variable of an option, whether or not it is read this time. */
export const variableOf = (option: Option): string | undefined => variables.get(option) ?? option.envVar;

const no = /^(false|0|no|off)$/i;

/** Whether the environment says of a switch that it is off. */
export const isSwitchedOff = (option: Option, env: Terminal['env']): boolean =>
  option.isBoolean() && no.test(env[variableOf(option) ?? ''] ?? '');

/** Docker and Kubernetes put the address of a service named fake-swr where its port would be. */
const isServiceLink = (text: string): boolean => /^(tcp|udp|sctp):\/\//.test(text);

export const isSecret = (option: Option): boolean => option.name() === 'control-token';

/** Whether a variable says nothing; an empty secret does say something, and is refused. */
const isUnset = (option: Option, text: string | undefined): boolean => {
  if (text === undefined) return false;
  if (option.isBoolean() && no.test(text)) return true;
  return (text === '' && !isSecret(option)) || (option.name() === 'port' && isServiceLink(text));
};

/** An option with its environment variable; one that is empty, and a switch whose variable says no, are left out. */
export const optionsFrom =
  ({ env }: Pick<Terminal, 'env'>, prefix: string): MakeOption =>
  (flags, description) => {
    const made = new Option(flags, description);
    const name = `${prefix}${made.name().replaceAll('-', '_').toUpperCase()}`;
    variables.set(made, name);
    return isUnset(made, env[name]) ? made : made.env(name);
  };

/** An empty token would be everybody's. */
export const secret = (text: string): string => {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('A token cannot be empty: leave it out, or choose one.');
};

export const controlTokenOption = (): Option =>
  new Option('--control-token <token>', 'token that the control plane of the fake asks for')
    .env('FAKE_SWR_CONTROL_TOKEN')
    .argParser(secret);

export const credentialsHelp = (purpose: string): string => `
Credentials of a live target come from the environment and from nowhere else: FAKE_SWR_LIVE_TOKEN, or FAKE_SWR_LIVE_AK
and FAKE_SWR_LIVE_SK; FAKE_SWR_LIVE_PROJECT_ID; FAKE_SWR_LIVE_SIGNATURE_KEY for ${purpose} that make signing policies.
`;

/** A command whose output and end are the terminal's. */
export const onTerminal = (command: Command, { write, warn }: Pick<Terminal, 'write' | 'warn'>): Command =>
  command.exitOverride().configureOutput({ writeOut: write, writeErr: warn });
