import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type CaptureOptions, capture } from '../contracts/discover/capture.ts';
import { type ProbeOptions, probe } from '../contracts/discover/probe.ts';
import { type SweepOptions, sweep } from '../contracts/discover/sweep.ts';
import type { Host } from '../contracts/host/host.ts';
import { carriedThrough } from '../contracts/targets/existing.ts';

const where = (text: string): string => {
  if (text === 'inprocess') return text;
  if (URL.canParse(text) && /^https?:\/\/[^/]/.test(text)) return text;
  throw new InvalidArgumentError('It is inprocess or a URL that begins with http:// or https://.');
};

const above = (least: number) => (text: string) => {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && text.trim() !== '') return value;
  throw new InvalidArgumentError(`It is a number from ${least}.`);
};

const words = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').filter((word) => word !== ''),
];

const credentialsHelp = `
Credentials of a live target come from the environment and from nowhere else: FAKE_SWR_LIVE_TOKEN, or FAKE_SWR_LIVE_AK
and FAKE_SWR_LIVE_SK; FAKE_SWR_LIVE_PROJECT_ID; FAKE_SWR_LIVE_SIGNATURE_KEY for probes that make signing policies.
`;

/** The flags that say where to, with an environment variable each. */
const commandTo = (name: string, description: string, host: Host): Command => {
  const option = (flags: string, about: string): Option => {
    const made = new Option(flags, about);
    return made.env(`FAKE_SWR_${name.toUpperCase()}_${made.name().replaceAll('-', '_').toUpperCase()}`);
  };
  return new Command(`fake-swr ${name}`)
    .description(description)
    .addOption(
      option('--target <where>', 'inprocess, the URL of a fake, or with --live of the service')
        .argParser(where)
        .default('inprocess'),
    )
    .addOption(new Option('--live', 'the URL is the real service; credentials come from FAKE_SWR_LIVE_… (see below)'))
    .addOption(option('--auth <kind>', 'by which credentials to call').choices(['token', 'key']))
    .addOption(
      new Option('--control-token <token>', 'token that the control plane of the fake asks for').env(
        'FAKE_SWR_CONTROL_TOKEN',
      ),
    )
    .addOption(option('--project-id <id>', 'project, where it is not the only one'))
    .addOption(option('--max-calls <count>', 'most calls').argParser(above(1)).default(2000))
    .addOption(option('--max-seconds <count>', 'longest time').argParser(above(1)).default(1800))
    .addOption(option('--rate <count>', 'calls a second to a live target').argParser(above(0.1)).default(5))
    .addHelpText('after', credentialsHelp)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: host.write, writeErr: host.warn });
};

export const probeCommand = (host: Host): Command =>
  commandTo('probe', 'observe how a target answers what the documentation leaves open', host)
    .addOption(new Option('--only <words...>', 'behaviours with one of these in their ids').argParser(words))
    .addOption(new Option('--profile <file>', 'how a fake in this process answers (YAML or JSON)'))
    .addOption(new Option('--allow-writes', 'on a live target, probes may make, execute and delete signing policies'))
    .addOption(new Option('--yes', 'agrees to the plan of --allow-writes without being asked'))
    .addOption(new Option('--write-profile <file>', 'write what was observed, for fake-swr --profile'))
    .addOption(new Option('--record <dir>', 'keep the answers there, pseudonymised'))
    .action((options: ProbeOptions) => carriedThrough('probe', options, host, () => probe(options, host)));

export const captureCommand = (host: Host): Command =>
  commandTo('capture', 'read all that a project holds into a seed file', host)
    .addOption(new Option('--out <file>', 'seed file to write; standard output when left out'))
    .addOption(new Option('--pseudonymise', 'replace names, ids, digests and addresses by made-up ones'))
    .action((options: CaptureOptions) => carriedThrough('capture', options, host, () => capture(options, host)));

export const sweepCommand = (host: Host): Command =>
  commandTo('sweep', 'delete what killed runs of the contract kit have left behind', host)
    .addOption(new Option('--yes', 'delete what the plan shows; without it, the plan is only shown'))
    .action((options: SweepOptions) => carriedThrough('sweep', options, host, () => sweep(options, host)));

const run = (create: (host: Host) => Command) => async (argv: readonly string[], host: Host) => {
  try {
    await create(host).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    host.exit(error.exitCode === 0 ? 0 : 2);
  }
};

/** Run the arguments that stand after the command's name. */
export const runProbe = run(probeCommand);
export const runCapture = run(captureCommand);
export const runSweep = run(sweepCommand);
