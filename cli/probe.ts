import { type Command, Option } from 'commander';
import { type ProbeOptions, probe } from '../contracts/discover/probe.ts';
import { words } from './flags.ts';
import { carriedThrough, commandTo, runCommand } from './kit-command.ts';
import type { KitTerminal } from './terminal.ts';

export const probeCommand = (terminal: KitTerminal): Command =>
  commandTo('probe', 'observe how a target answers what the documentation leaves open', terminal)
    .addOption(new Option('--only <words...>', 'behaviours with one of these in their ids').argParser(words))
    .addOption(new Option('--profile <file>', 'how a fake in this process answers (YAML or JSON)'))
    .addOption(new Option('--allow-writes', 'on a live target, probes may make, execute and delete policies'))
    .addOption(new Option('--yes', 'agrees to the plan of --allow-writes without being asked'))
    .addOption(new Option('--write-profile <file>', 'write what was observed, for fake-swr --profile'))
    .addOption(new Option('--record <dir>', 'keep the answers there, pseudonymised'))
    .action((options: ProbeOptions) => carriedThrough('probe', options, terminal, () => probe(options, terminal)));

export const runProbe = runCommand(probeCommand);
