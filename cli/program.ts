import { Argument, Command, CommanderError } from 'commander';
import { nearest } from '../mock/errors/nearest.ts';
import { asError } from '../mock/errors/thrown.ts';
import { version } from '../mock/index.ts';
import { completionScript, type Shell, shells } from './completion.ts';
import { applyConfig } from './config-file.ts';
import { dataCommand } from './data.ts';
import { type ClientKind, printSettings, settings } from './env.ts';
import { unknownVariable } from './environment.ts';
import { type MakeOption, onTerminal, optionsFrom, url } from './flags.ts';
import { serve } from './serve.ts';
import { serveOptions } from './serve-flags.ts';
import type { ServeOptions } from './serve-options.ts';
import type { ServeTerminal, Terminal } from './terminal.ts';

/** What a folder of --data, or the log in Redis, knows is left out unless somebody says it: a default must not be held against it. */
const said = (options: ServeOptions, command: Command): ServeOptions => {
  const { seed, keepExecutions, webhooks, ...others } = options;
  if (options.data === undefined && options.redis === undefined) return options;
  const isSaid = (name: keyof ServeOptions): boolean => command.getOptionValueSource(name) !== 'default';
  return {
    ...others,
    ...(isSaid('seed') && seed !== undefined && { seed }),
    ...(isSaid('keepExecutions') && keepExecutions !== undefined && { keepExecutions }),
    ...(isSaid('webhooks') && webhooks !== undefined && { webhooks }),
  };
};

const serveCommand = (terminal: ServeTerminal, option: MakeOption): Command => {
  const command = new Command('serve').description('serve the fake (what happens when no command is given)');
  for (const one of serveOptions(option)) command.addOption(one);
  const optionsNow = async (): Promise<ServeOptions> => {
    await applyConfig(command, terminal.env);
    return { ...said(command.opts(), command) };
  };
  return command.allowExcessArguments(false).action(async () => {
    const options = await optionsNow().catch((error) =>
      command.error(`error: ${asError(error).message}`, { exitCode: 2 }),
    );
    await serve(options, terminal, optionsNow);
  });
};

const envCommand = (terminal: Terminal, option: MakeOption): Command =>
  new Command('env')
    .description('print the settings that point a client at the fake')
    .addArgument(new Argument('[client]', 'kind of client').choices(Object.keys(settings)).default('bash'))
    .addOption(option('--url <url>', 'where the fake serves').argParser(url).default('http://127.0.0.1:8080'))
    .allowExcessArguments(false)
    .action((kind: ClientKind, options: { readonly url: string }) => printSettings(kind, options.url, terminal));

/** The commands of the contract kit, each given the arguments after its name. They are loaded only when wanted. */
export interface KitCommands {
  readonly verify: (argv: readonly string[]) => Promise<void>;
  readonly probe: (argv: readonly string[]) => Promise<void>;
  readonly capture: (argv: readonly string[]) => Promise<void>;
  readonly sweep: (argv: readonly string[]) => Promise<void>;
}

const kitCommand = (name: keyof KitCommands, description: string, kit: KitCommands): Command =>
  new Command(name)
    .description(description)
    .helpOption(false)
    .allowUnknownOption()
    .argument('[args...]')
    .action((argv: readonly string[]) => kit[name](argv));

/** The same commands with their flags. */
export type LoadKit = () => Promise<readonly Command[]>;

const completionCommand = ({ write }: Terminal, program: Command, loadKit: LoadKit): Command =>
  new Command('completion')
    .description('print what a shell reads to complete the command line')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .allowExcessArguments(false)
    .action(async (shell: Shell) => write(completionScript(shell, program, await loadKit())));

/** The command line. Every flag has an environment variable. */
const createProgram = (terminal: ServeTerminal, kit: KitCommands, loadKit: LoadKit): Command => {
  const option = optionsFrom(terminal, 'FAKE_SWR_');
  const program = new Command('fake-swr')
    .description('A stateful fake of Huawei Cloud SWR Enterprise Edition (API v2)')
    .version(version);
  program.addCommand(serveCommand(terminal, option), { isDefault: true });
  program.addCommand(envCommand(terminal, option));
  program.addCommand(dataCommand(terminal));
  program.addCommand(kitCommand('verify', 'replay the contract cases against a fake or the real service', kit));
  program.addCommand(kitCommand('probe', 'observe how a target answers what the documentation leaves open', kit));
  program.addCommand(kitCommand('capture', 'read a whole instance into a seed file', kit));
  program.addCommand(kitCommand('sweep', 'delete what a killed run left behind in an account', kit));
  program.addCommand(completionCommand(terminal, program, loadKit));
  for (const command of [program, ...program.commands]) onTerminal(command, terminal);
  program.hook('preAction', (_program, command) => {
    const problem = command.args.includes('--help') ? undefined : unknownVariable(terminal.env, program.commands);
    if (problem !== undefined) command.error(problem, { exitCode: 2 });
  });
  return program;
};

/** Runs a command line; a misspelt one ends with exit code 2. */
export const runProgram = async (
  argv: readonly string[],
  terminal: ServeTerminal,
  kit: KitCommands,
  loadKit: LoadKit,
): Promise<void> => {
  const program = createProgram(terminal, kit, loadKit);
  const known = [...program.commands.map((command) => command.name()), 'help'];
  const [, , first = '', second = ''] = argv;
  // The program knows only the names of the kit's commands; their options are theirs to show.
  if (first === 'help' && Object.hasOwn(kit, second)) return kit[second as keyof KitCommands](['--help']);
  if (/^\w/.test(first) && !known.includes(first)) {
    terminal.warn(`error: unknown command '${first}'; did you mean ${nearest(first, known)}?\n`);
    terminal.exit(2);
    return;
  }
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    terminal.exit(error.exitCode === 0 ? 0 : 2);
  }
};
