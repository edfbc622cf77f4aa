import { type Command, Option } from 'commander';
import { type SweepOptions, sweep } from '../contracts/discover/sweep.ts';
import { carriedThrough, commandTo, runCommand } from './kit-command.ts';
import type { KitTerminal } from './terminal.ts';

export const sweepCommand = (terminal: KitTerminal): Command =>
  commandTo('sweep', 'delete what killed runs of the contract kit have left behind', terminal)
    .addOption(new Option('--yes', 'delete what the plan shows; without it, the plan is only shown'))
    .action((options: SweepOptions) => carriedThrough('sweep', options, terminal, () => sweep(options, terminal)));

export const runSweep = runCommand(sweepCommand);
