import { Command, CommanderError, Option } from 'commander';
import { printable } from '../contracts/host/printable.ts';
import { redacted } from '../contracts/host/redact.ts';
import { secretsOf } from '../contracts/targets/credentials.ts';
import { keepsFromRunning } from '../contracts/targets/keeps-from-running.ts';
import type { TargetOptions } from '../contracts/targets/options.ts';
import { unknownKitVariable } from './environment.ts';
import { atLeast, controlTokenOption, credentialsHelp, onTerminal, optionsFrom, where } from './flags.ts';
import type { KitTerminal } from './terminal.ts';

/** Carries a command through. If that cannot be done, it prints one line and ends with exit code 2. */
export const carriedThrough = async (
  name: string,
  options: Pick<TargetOptions, 'controlToken'>,
  terminal: KitTerminal,
  run: () => Promise<number>,
): Promise<void> => {
  try {
    terminal.exit(await run());
  } catch (error) {
    if (!keepsFromRunning(error)) throw error;
    terminal.warn(`fake-swr ${name}: ${printable(redacted(error.message, secretsOf(terminal, options)))}\n`);
    terminal.exit(2);
  }
};

/** Runs a command with the arguments that come after its name. A misspelt one ends with exit code 2. */
export const runCommand =
  (create: (terminal: KitTerminal) => Command) =>
  async (argv: readonly string[], terminal: KitTerminal): Promise<void> => {
    try {
      const command = onTerminal(create(terminal), terminal);
      command.hook('preAction', () => {
        const problem = unknownKitVariable(terminal.env, command);
        if (problem !== undefined) command.error(problem, { exitCode: 2 });
      });
      await command.parseAsync([...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      terminal.exit(error.exitCode === 0 ? 0 : 2);
    }
  };

/** A command with the flags that say where to, with an environment variable each. */
export const commandTo = (name: string, description: string, terminal: KitTerminal): Command => {
  const option = optionsFrom(terminal, `FAKE_SWR_${name.toUpperCase()}_`);
  return new Command(`fake-swr ${name}`)
    .description(description)
    .addOption(
      option('--target <where>', 'inprocess, the URL of a fake, or with --live of the service')
        .argParser(where)
        .default('inprocess'),
    )
    .addOption(new Option('--live', 'the URL is the real service; credentials come from FAKE_SWR_LIVE_… (see below)'))
    .addOption(option('--auth <kind>', 'by which credentials to call').choices(['token', 'key']))
    .addOption(controlTokenOption())
    .addOption(option('--project-id <id>', 'project, where it is not the only one'))
    .addOption(option('--max-calls <count>', 'most calls').argParser(atLeast(1)).default(2000))
    .addOption(option('--max-seconds <count>', 'longest time').argParser(atLeast(1)).default(1800))
    .addOption(option('--rate <count>', 'calls a second to a live target').argParser(atLeast(0.1)).default(5))
    .addOption(option('--timeout <seconds>', 'longest time for one answer').argParser(atLeast(0.1)).default(30))
    .addHelpText('after', credentialsHelp('probes'))
    .allowExcessArguments(false);
};
