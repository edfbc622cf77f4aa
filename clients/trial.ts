import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoTenant } from '../mock/seed/scenarios/demo-tenant.ts';
import type { Client, Place } from './machine/client.ts';
import { prepare } from './prepare.ts';
import { run } from './shell.ts';
import { findToolchain } from './toolchain.ts';

/** What came of one client. */
export interface Outcome {
  readonly client: Client;
  readonly version: string;
  readonly verdict: 'passed' | 'failed' | 'missing' | 'skipped';
  /** The tool that is missing, or why it failed or was skipped. */
  readonly remark?: string;
  readonly calls?: number;
  readonly seconds?: number;
}

export interface TrialOptions {
  readonly url: string;
  readonly say: (line: string) => void;
  /** How many requests the fake has answered so far, where that can be known. */
  readonly answered?: () => number;
}

const minutes = 60_000;

const secondsSince = (begin: number): number => (performance.now() - begin) / 1000;

/** The caller's environment without what would lead an SDK elsewhere. */
const environmentOf = (client: Client, place: Place): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HUAWEICLOUD_SDK_'))),
  HOME: place.home,
  NO_PROXY: '127.0.0.1,localhost',
  no_proxy: '127.0.0.1,localhost',
  CLOUD_SDK_AK: demoTenant.ak,
  CLOUD_SDK_SK: demoTenant.sk,
  FAKE_SWR_PROJECT_ID: demoTenant.project_id,
  FAKE_SWR_INSTANCE_ID: demoTenant.instance_id,
  ...client.environment(place),
});

const countIn = (stdout: string): number | undefined => {
  const count = /(?:^|\n)calls: (\d+)\s*$/.exec(stdout)?.[1];
  return count === undefined ? undefined : Number(count);
};

const whySkipped = (stdout: string): string | undefined => /(?:^|\n)skipped: (.+)\s*$/.exec(stdout)?.[1];

const complaint = (
  ok: boolean,
  { countsNothing }: Client,
  calls: number | undefined,
  answered: number | undefined,
): string | undefined => {
  if (!ok) return 'it ended with an error';
  if (countsNothing) return answered === 0 ? 'the fake answered no call' : undefined;
  if (calls === undefined) return 'its last line is not "calls: N"';
  if (answered !== undefined && answered !== calls) return `it counted ${calls} calls, the fake answered ${answered}`;
  return undefined;
};

const runIn = async (client: Client, place: Place, log: string, { answered }: TrialOptions) => {
  const cwd = join(import.meta.dirname, client.folder);
  const before = answered?.() ?? 0;
  const begin = performance.now();
  const { ok, stdout } = await run(client.run(place), {
    cwd,
    env: environmentOf(client, place),
    timeoutMs: 2 * minutes,
    log,
  });
  const seen = answered && answered() - before;
  const calls = client.countsNothing ? seen : countIn(stdout);
  return {
    skipped: client.optional && whySkipped(stdout),
    remark: complaint(ok, client, calls, seen),
    ...(calls !== undefined && { calls }),
    seconds: secondsSince(begin),
  };
};

const newLog = (name: string): string => {
  const folder = join(import.meta.dirname, '.logs');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${name}.log`);
  writeFileSync(log, '');
  return log;
};

/** Prepares a client and runs it in a home of its own. */
export const tryClient = async (client: Client, options: TrialOptions): Promise<Outcome> => {
  const say = (line: string) => options.say(`${client.name}: ${line}`);
  const { version, missing } = findToolchain(client.tools);
  if (missing !== undefined) {
    say(`missing: ${missing}`);
    return { client, version, verdict: client.optional ? 'skipped' : 'missing', remark: missing };
  }
  const log = newLog(client.name);
  const fail = (remark: string, rest: Pick<Outcome, 'calls' | 'seconds'> = {}): Outcome => {
    say(`failed: ${remark}; from ${log}:\n${readFileSync(log, 'utf8').split('\n').slice(-80).join('\n')}`);
    return { client, version, verdict: 'failed', remark, ...rest };
  };

  say('preparing');
  const begin = performance.now();
  const cwd = join(import.meta.dirname, client.folder);
  const progress = setInterval(() => say(`still preparing after ${secondsSince(begin).toFixed(0)} s`), 15_000);
  const ready = await prepare(client, version, { cwd, env: process.env, timeoutMs: 15 * minutes, log });
  clearInterval(progress);
  if (!ready) return fail('it could not be installed or built');
  say(`ready after ${secondsSince(begin).toFixed(1)} s, running`);

  const home = mkdtempSync(join(tmpdir(), 'fake-swr-client-'));
  try {
    const { remark, skipped, ...rest } = await runIn(client, { url: options.url, home }, log, options);
    if (skipped !== undefined) {
      say(`skipped: ${skipped}`);
      return { client, version, verdict: 'skipped', remark: skipped };
    }
    if (remark !== undefined) return fail(remark, rest);
    say(`passed, ${rest.calls ?? 'uncounted'} calls in ${rest.seconds.toFixed(1)} s`);
    return { client, version, verdict: 'passed', ...rest };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
