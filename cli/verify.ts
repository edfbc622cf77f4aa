import { Command, InvalidArgumentError, Option } from 'commander';
import { type Sink, sinkOf } from '../contracts/reports/write.ts';
import { spanMs } from '../contracts/verify/ledger.ts';
import type { VerifyOptions } from '../contracts/verify/options.ts';
import { verify } from '../contracts/verify/verify.ts';
import { atLeast, controlTokenOption, credentialsHelp, optionsFrom, where, words } from './flags.ts';
import { carriedThrough, runCommand } from './kit-command.ts';
import type { KitTerminal } from './terminal.ts';

const sink = (text: string): Sink => {
  const found = sinkOf(text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError('It is console or github, or json, junit, html, markdown, sarif or har with =FILE.');
};

const sinks = (text: string, before: readonly Sink[] = []): readonly Sink[] => [...before, ...words(text).map(sink)];

const span = (text: string): VerifyOptions['maxAge'] => {
  const ms = spanMs(text);
  if (ms === undefined) throw new InvalidArgumentError('It is a span such as 90d, 12h or 4w.');
  return { text, ms };
};

const help = `${credentialsHelp('cases')}
Exit codes: 0 as expected, 1 a difference, 2 could not run or ran nothing.

  fake-swr verify
  fake-swr verify --target http://127.0.0.1:8080 --only 'paging/*' --report html=report.html
  fake-swr verify --target https://swr-api.cn-north-4.myhuaweicloud.com --live --against inprocess --ledger ledger.json`;

/** Asks the target the open questions as well, where its profile is to be written. */
const verifyAndProbe = async (options: VerifyOptions, terminal: KitTerminal): Promise<number> => {
  const code = await verify(options, terminal);
  if (options.writeProfile === undefined || code === 2) return code;
  const { probe } = await import('../contracts/discover/probe.ts');
  const { only: _, ...questions } = options;
  return Math.max(code, await probe(questions, terminal));
};

/** Every flag that is not a secret and gives no consent has an environment variable. */
export const verifyCommand = (terminal: KitTerminal): Command => {
  const option = optionsFrom(terminal, 'FAKE_SWR_VERIFY_');
  return new Command('fake-swr verify')
    .description('replay the contract cases against a fake or the real service, and say where they differ')
    .addOption(
      option('--target <where>', 'inprocess, the URL of a fake, or with --live of the service')
        .argParser(where)
        .default('inprocess'),
    )
    .addOption(option('--live', 'the URL is the real service; credentials come from FAKE_SWR_LIVE_… (see below)'))
    .addOption(option('--auth <kind>', 'by which credentials the cases call').choices(['token', 'key']))
    .addOption(controlTokenOption())
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
    .addOption(option('--max-calls <count>', 'most calls to a live target').argParser(atLeast(1)).default(2000))
    .addOption(
      option('--max-seconds <count>', 'longest time that a live target is called').argParser(atLeast(1)).default(1800),
    )
    .addOption(option('--rate <count>', 'calls a second to a live target').argParser(atLeast(0.1)).default(5))
    .addOption(option('--timeout <seconds>', 'longest time for one answer').argParser(atLeast(0.1)).default(30))
    .addOption(option('--project-id <id>', 'project of a live target (or FAKE_SWR_LIVE_PROJECT_ID)'))
    .addOption(
      option(
        '--report <kind=file...>',
        'json, junit, html, markdown, sarif, har (a file each; - is standard output), github, console',
      )
        .argParser(sinks)
        .default([], 'console'),
    )
    .addOption(option('--sarif-location <file>', 'FILE or FILE:LINE of yours where sarif shows the cases of the kit'))
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
    .action((options: VerifyOptions) =>
      carriedThrough('verify', options, terminal, () => verifyAndProbe(options, terminal)),
    );
};

export const runVerify = runCommand(verifyCommand);
