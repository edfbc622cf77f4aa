import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../version.ts';
import { type ServeOptions, serve, type Terminal } from './serve.ts';

const port = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('A port is a whole number from 0 (any free one) to 65535.');
  return value;
};

const option = (flags: string, description: string): Option => {
  const made = new Option(flags, description);
  return made.env(`FAKE_SWR_${made.name().replaceAll('-', '_').toUpperCase()}`);
};

/** The command line. Every flag has an environment variable; whatever is misspelt ends with exit code 2. */
export const createProgram = (terminal: Terminal): Command => {
  const program = new Command('fake-swr')
    .description('A stateful fake of Huawei Cloud SWR Enterprise Edition (API v2)')
    .version(version)
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.warn })
    .exitOverride((error: CommanderError) => terminal.exit(error.exitCode === 0 ? 0 : 2));

  program
    .command('serve', { isDefault: true })
    .description('serve the fake (what happens when no command is given)')
    .addOption(option('--port <port>', 'port to listen on; 0 takes a free one').argParser(port).default(8080))
    .addOption(option('--host <address>', 'address to bind').default('127.0.0.1'))
    .addOption(option('--seed <file|name>', 'seed file (YAML or JSON), or one of demo, empty, large').default('demo'))
    .addOption(
      option('--auth <mode>', 'how credentials are checked').choices(['verify', 'presence', 'off']).default('verify'),
    )
    .addOption(option('--profile <file>', 'answers to what the documentation leaves open (YAML or JSON)'))
    .addOption(option('--quiet', 'print no line for each request'))
    .allowExcessArguments(false)
    .action((options: ServeOptions) => serve(options, terminal));
  return program;
};
