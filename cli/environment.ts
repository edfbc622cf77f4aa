import type { Command } from 'commander';
import { nearest } from '../mock/errors/nearest.ts';
import { variableOf } from './flags.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Read by clients, fixtures and live targets, or put there by Docker and Kubernetes for a service of that name. */
const others = /^FAKE_SWR_(URL|REGION|PROJECT_ID|INSTANCE_ID|TOKEN|COMMAND|IMAGE|LIVE_.*|PORT_.*|SERVICE_.*)$/;

/** Of commands that check their own. */
const ofTheKit = /^FAKE_SWR_(VERIFY|PROBE|CAPTURE|SWEEP)_/;

const variablesOf = (commands: readonly Command[]): readonly string[] =>
  commands.flatMap(({ options }) => options.flatMap((option) => variableOf(option) ?? []));

const problem = (env: Environment, known: readonly string[], isMeant: (name: string) => boolean) => {
  const unknown = Object.keys(env).find((name) => isMeant(name) && !known.includes(name));
  return unknown && `error: unknown environment variable '${unknown}'; did you mean ${nearest(unknown, known)}?`;
};

/** A variable that nothing reads, with the nearest that something does. */
export const unknownVariable = (env: Environment, commands: readonly Command[]): string | undefined =>
  problem(
    env,
    variablesOf(commands),
    (name) => name.startsWith('FAKE_SWR_') && !others.test(name) && !ofTheKit.test(name),
  );

/** The same for the variables of one command of the kit. */
export const unknownKitVariable = (env: Environment, command: Command): string | undefined => {
  const prefix = `${command.name().replace(/\W/g, '_').toUpperCase()}_`;
  return problem(env, variablesOf([command]), (name) => name.startsWith(prefix));
};
