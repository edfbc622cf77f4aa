import type { Option } from 'commander';
import { authModes, leastMarks, readModes, webhookModes } from '../mock/index.ts';
import { atLeast, type MakeOption, port, secret, words } from './flags.ts';
import { logFormats } from './serve-log.ts';

/** The flags of `serve`. Its environment variables and the keys of its configuration file are derived from them. */
export const serveOptions = (option: MakeOption): readonly Option[] => [
  option('--port <port>', 'port to listen on; 0 takes a free one').argParser(port).default(8080),
  option('--host <address>', 'address to bind').default('127.0.0.1'),
  option('--seed <file|name>', 'demo, empty, large, or a seed file (YAML or JSON)').default('demo'),
  option('--auth <mode>', 'how credentials are checked').choices(authModes).default('verify'),
  option('--profile <file>', 'answers to what the documentation leaves open (YAML or JSON)'),
  option('--fidelity', 'say in X-Fake-Fidelity of every answer of the API how well it is known'),
  option('--min-fidelity <mark>', 'answer 501 to what is less well known than that').choices(leastMarks),
  option('--keep-executions <number>', 'how many executions of each policy are kept')
    .argParser(atLeast(1))
    .default(1000),
  option('--data <folder>', 'folder that holds everything, to be there again after a restart'),
  option('--redis <url>', 'Redis that replicas share their state by: redis://[user:password@]host[:port][/database]'),
  option(
    '--reads <mode>',
    'with --redis, what a read shows: all that was answered anywhere, or what this replica has',
  ).choices(readModes),
  option('--fault <file>', 'faults to arm at start (YAML or JSON, a list)'),
  option('--control <access>', 'who may use /_fake/').choices(['loopback', 'open']),
  option('--control-token <token>', 'token that /_fake/ then asks for in X-Fake-Control-Token').argParser(secret),
  option(
    '--allowed-hosts <names...>',
    'names in Host beside IP addresses and localhost; *.name is all below it',
  ).argParser(words),
  option('--webhooks <mode>', 'what becomes of webhooks: their jobs are recorded only, or posted as well')
    .choices(webhookModes)
    .default('record'),
  option(
    '--webhook-hosts <names...>',
    'hosts that webhooks may go to, in place of this machine; *.name is all below it',
  ).argParser(words),
  option('--tls', 'serve https as well, with a certificate made up for it'),
  option('--tls-port <port>', 'port of https').argParser(port).default(8443),
  option('--cert <file>', 'certificate (PEM) for https; implies --tls'),
  option('--key <file>', 'its key (PEM)'),
  option('--journal-bytes <bytes>', "memory for a world's journal").argParser(atLeast(0)).default(16777216),
  option('--max-bytes <bytes>', 'what the blobs of images may take; beyond it a push is refused')
    .argParser(atLeast(0))
    .default(10737418240),
  option('--journal-bodies', 'keep every answer in the journal, not refusals only'),
  option('--quiet', 'print no line for each request'),
  option('--log-format <format>', 'lines for people, or lines of JSON and no banner')
    .choices(logFormats)
    .default('pretty'),
  option('--print <form>', 'what to print when it serves: a banner, or one line of JSON and the log on stderr')
    .choices(['banner', 'json'])
    .default('banner'),
  option('--ready-file <file>', 'file to write that line to when it serves; it is removed at the end'),
  option('--exit-with-stdin', 'stop when standard input ends'),
  option('--config <file>', 'file of these settings (YAML or JSON); without it fake-swr.yaml, if this folder has one'),
  option('--watch', 'give the first world what seed, profile, faults and configuration file say whenever one is saved'),
];
