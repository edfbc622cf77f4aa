import { Argument, Command, CommanderError } from 'commander';
import { nearest } from '../mock/errors/nearest.ts';
import { authModes, readModes, version, webhookModes } from '../mock/index.ts';
import { dataCommand } from './data.ts';
import { type ClientKind, printSettings, settings } from './env.ts';
import { unknownVariable } from './environment.ts';
import { atLeast, type MakeOption, onTerminal, optionsFrom, port, secret, url, words } from './flags.ts';
import { type ServeOptions, serve } from './serve.ts';
import { logFormats } from './serve-log.ts';
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

const serveCommand = (terminal: ServeTerminal, option: MakeOption): Command =>
  new Command('serve')
    .description('serve the fake (what happens when no command is given)')
    .addOption(option('--port <port>', 'port to listen on; 0 takes a free one').argParser(port).default(8080))
    .addOption(option('--host <address>', 'address to bind').default('127.0.0.1'))
    .addOption(option('--seed <file|name>', 'demo, empty, large, or a seed file (YAML or JSON)').default('demo'))
    .addOption(option('--auth <mode>', 'how credentials are checked').choices(authModes).default('verify'))
    .addOption(option('--profile <file>', 'answers to what the documentation leaves open (YAML or JSON)'))
    .addOption(
      option('--keep-executions <number>', 'how many executions of each policy are kept')
        .argParser(atLeast(1))
        .default(1000),
    )
    .addOption(option('--data <folder>', 'folder that holds everything, to be there again after a restart'))
    .addOption(
      option(
        '--redis <url>',
        'Redis that replicas share their state by: redis://[user:password@]host[:port][/database]',
      ),
    )
    .addOption(
      option(
        '--reads <mode>',
        'with --redis, what a read shows: all that was answered anywhere, or what this replica has',
      ).choices(readModes),
    )
    .addOption(option('--fault <file>', 'faults to arm at start (YAML or JSON, a list)'))
    .addOption(option('--control <access>', 'who may use /_fake/').choices(['loopback', 'open']))
    .addOption(
      option('--control-token <token>', 'token that /_fake/ then asks for in X-Fake-Control-Token').argParser(secret),
    )
    .addOption(
      option(
        '--allowed-hosts <names...>',
        'names in Host beside IP addresses and localhost; *.name is all below it',
      ).argParser(words),
    )
    .addOption(
      option('--webhooks <mode>', 'what becomes of webhooks: their jobs are recorded only, or posted as well')
        .choices(webhookModes)
        .default('record'),
    )
    .addOption(
      option(
        '--webhook-hosts <names...>',
        'hosts that webhooks may go to, in place of this machine; *.name is all below it',
      ).argParser(words),
    )
    .addOption(option('--tls', 'serve https as well, with a certificate made up for it'))
    .addOption(option('--tls-port <port>', 'port of https').argParser(port).default(8443))
    .addOption(option('--cert <file>', 'certificate (PEM) for https; implies --tls'))
    .addOption(option('--key <file>', 'its key (PEM)'))
    .addOption(
      option('--journal-bytes <bytes>', "memory for a world's journal").argParser(atLeast(0)).default(16777216),
    )
    .addOption(
      option('--max-bytes <bytes>', 'what the blobs of images may take; beyond it a push is refused')
        .argParser(atLeast(0))
        .default(10737418240),
    )
    .addOption(option('--journal-bodies', 'keep every answer in the journal, not refusals only'))
    .addOption(option('--quiet', 'print no line for each request'))
    .addOption(
      option('--log-format <format>', 'lines for people, or lines of JSON and no banner')
        .choices(logFormats)
        .default('pretty'),
    )
    .addOption(
      option('--print <form>', 'what to print when it serves: a banner, or one line of JSON and the log on stderr')
        .choices(['banner', 'json'])
        .default('banner'),
    )
    .addOption(option('--ready-file <file>', 'file to write that line to when it serves; it is removed at the end'))
    .addOption(option('--exit-with-stdin', 'stop when standard input ends'))
    .allowExcessArguments(false)
    .action((options: ServeOptions, command: Command) => serve(said(options, command), terminal));

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

/** The command line. Every flag has an environment variable. */
const createProgram = (terminal: ServeTerminal, kit: KitCommands): Command => {
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
  for (const command of [program, ...program.commands]) onTerminal(command, terminal);
  program.hook('preAction', (_program, command) => {
    const problem = command.args.includes('--help') ? undefined : unknownVariable(terminal.env, program.commands);
    if (problem !== undefined) command.error(problem, { exitCode: 2 });
  });
  return program;
};

/** Runs a command line; a misspelt one ends with exit code 2. */
export const runProgram = async (argv: readonly string[], terminal: ServeTerminal, kit: KitCommands): Promise<void> => {
  const program = createProgram(terminal, kit);
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
