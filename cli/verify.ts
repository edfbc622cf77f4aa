import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Host } from '../contracts/host/host.ts';
import { type Sink, sinkOf } from '../contracts/reports/write.ts';
import { spanMs } from '../contracts/verify/ledger.ts';
import type { VerifyOptions } from '../contracts/verify/options.ts';
import { verify } from '../contracts/verify/verify.ts';

const where = (text: string): string => {
  if (text === 'inprocess') return text;
  if (URL.canParse(text) && /^https?:\/\/[^/@]+([/?#]|$)/.test(text)) return text;
  throw new InvalidArgumentError('It is inprocess or a URL that begins with http:// or https://, without credentials.');
};

const above = (least: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || text.trim() === '')
    throw new InvalidArgumentError(`It is a number from ${least}.`);
  return value;
};

const words = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').filter((word) => word !== ''),
];

const sink = (text: string): Sink => {
  const found = sinkOf(text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError('It is console, or json, junit, html, markdown or sarif with =FILE.');
};

const sinks = (text: string, before: readonly Sink[] = []): readonly Sink[] => [...before, ...words(text).map(sink)];

const span = (text: string): VerifyOptions['maxAge'] => {
  const ms = spanMs(text);
  if (ms === undefined) throw new InvalidArgumentError('It is a span such as 90d, 12h or 4w.');
  return { text, ms };
};

/** Every flag that is no secret and gives no consent has an environment variable; one that is 0 or false is not set. */
const optionsOf =
  ({ env }: Host) =>
  (flags: string, description: string): Option => {
    const option = new Option(flags, description);
    const name = `FAKE_SWR_VERIFY_${option.name().replaceAll('-', '_').toUpperCase()}`;
    return /^(false|0|no|off|)$/i.test(env[name] ?? 'unset') && option.isBoolean() ? option : option.env(name);
  };

const help = `
Credentials of a live target come from the environment and from nowhere else: FAKE_SWR_LIVE_TOKEN, or FAKE_SWR_LIVE_AK
and FAKE_SWR_LIVE_SK; FAKE_SWR_LIVE_PROJECT_ID; FAKE_SWR_LIVE_SIGNATURE_KEY for cases that make signing policies.

Exit codes: 0 as expected, 1 a difference, 2 could not run or ran nothing.

  fake-swr verify
  fake-swr verify --target http://127.0.0.1:8080 --only 'paging/*' --report html=report.html
  fake-swr verify --target https://swr-api.cn-north-4.myhuaweicloud.com --live --against inprocess --ledger ledger.json`;

const createCommand = (host: Host): Command => {
  const option = optionsOf(host);
  return new Command('fake-swr verify')
    .description('replay the contract cases against a fake or the real service, and say where they differ')
    .addOption(
      option('--target <where>', 'inprocess, the URL of a fake, or with --live of the service')
        .argParser(where)
        .default('inprocess'),
    )
    .addOption(option('--live', 'the URL is the real service; credentials come from FAKE_SWR_LIVE_… (see below)'))
    .addOption(option('--auth <kind>', 'by which credentials the cases call').choices(['token', 'key']))
    .addOption(
      new Option('--control-token <token>', 'token that the control plane of the fake asks for').env(
        'FAKE_SWR_CONTROL_TOKEN',
      ),
    )
    .addOption(
      option('--only <words...>', 'cases whose id one of these fits: a glob, or a part of it').argParser(words),
    )
    .addOption(
      option('--cases <files...>', 'files of further cases (YAML or JSON; see fake-swr/case.schema.json)').argParser(
        words,
      ),
    )
    .addOption(option('--allow-writes', 'on a live target, cases may make, change and delete what they made'))
    .addOption(new Option('--yes', 'agrees to the plan of --allow-writes without being asked'))
    .addOption(option('--max-calls <count>', 'most calls to a live target').argParser(above(1)).default(2000))
    .addOption(
      option('--max-seconds <count>', 'longest time that a live target is called').argParser(above(1)).default(1800),
    )
    .addOption(option('--rate <count>', 'calls a second to a live target').argParser(above(0.1)).default(5))
    .addOption(option('--project-id <id>', 'project of a live target (or FAKE_SWR_LIVE_PROJECT_ID)'))
    .addOption(
      option(
        '--report <kind=file...>',
        'json, junit, html, markdown, sarif (a file each; - is standard output), console',
      )
        .argParser(sinks)
        .default([], 'console'),
    )
    .addOption(option('--against <where>', 'a second target: each finding gets a verdict').argParser(where))
    .addOption(option('--known <file>', 'known differences: case, owner, reason, expires (YAML or JSON)'))
    .addOption(option('--ledger <file>', 'when each case last met a live target (JSON); live runs write it'))
    .addOption(option('--max-age <span>', 'cases whose entry in the ledger is older are failures').argParser(span))
    .addOption(option('--profile <file>', 'how the target answers the open questions (YAML or JSON)'))
    .addOption(option('--given <file>', 'preconditions by name, instead of looking for them (YAML or JSON)'))
    .addOption(option('--write-profile <file>', 'then asks the target the open questions, as fake-swr probe does'))
    .addOption(option('--record <folder>', 'keeps its answers there, dated and pseudonymised'))
    .addOption(new Option('--list', 'show the cases that would be tried'))
    .addOption(new Option('--print', 'print them in full, as a file for --cases'))
    .addHelpText('after', help)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: host.write, writeErr: host.warn });
};

/** Runs the arguments that stand after `fake-swr verify`. */
export const runVerify = async (argv: readonly string[], host: Host): Promise<void> => {
  const command = createCommand(host);
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    host.exit(error.exitCode === 0 ? 0 : 2);
    return;
  }
  host.exit(await verify(command.opts<VerifyOptions>(), host));
};
