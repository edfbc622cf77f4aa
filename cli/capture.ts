import { type Command, Option } from 'commander';
import { type CaptureOptions, capture } from '../contracts/discover/capture.ts';
import { carriedThrough, commandTo, runCommand } from './kit-command.ts';
import type { KitTerminal } from './terminal.ts';

export const captureCommand = (terminal: KitTerminal): Command =>
  commandTo('capture', 'read all that a project holds into a seed file', terminal)
    .addOption(new Option('--out <file>', 'seed file to write; standard output when left out'))
    .addOption(new Option('--pseudonymise', 'replace names, ids, digests and addresses by made-up ones'))
    .action((options: CaptureOptions) =>
      carriedThrough('capture', options, terminal, () => capture(options, terminal)),
    );

export const runCapture = runCommand(captureCommand);
