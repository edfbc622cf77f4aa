import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KitTerminal } from '../../../cli/terminal.ts';
import { runVerify } from '../../../cli/verify.ts';
import type { Report } from '../../../contracts/reports/report.ts';
import { createFakeSwr, type EmbeddedFakeSwr, type FakeSwrOptions } from '../../../mock/index.ts';
import { type Meddle, startMiddleman } from './middleman.ts';

/** A folder of the test's own. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'fake-swr-verify-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
};

export const fileWith = (name: string, text: string): string => {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
};

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** What the person at the terminal answers. */
  readonly answer?: string;
  /** Is given the means to interrupt the run. */
  readonly onSignal?: (stop: () => void) => void;
}

/** Runs a command of the kit in this process. */
export const ran = async (
  command: (terminal: KitTerminal) => Promise<void>,
  more: Partial<KitTerminal> = {},
): Promise<Said> => {
  const said = { code: -1, stdout: '', stderr: '' };
  await command({
    version: '0.0.0',
    write: (text) => {
      said.stdout += text;
    },
    warn: (text) => {
      said.stderr += text;
    },
    exit: (code) => {
      said.code = code;
    },
    onSignal: () => {},
    env: {},
    terminal: false,
    ask: undefined,
    startFake: (profile) => createFakeSwr({ profile: profile as object }),
    ...more,
  });
  return said;
};

/** Runs `fake-swr verify` in this process. */
export const verify = (
  args: readonly string[],
  { env = {}, answer, onSignal = () => {} }: Setting = {},
): Promise<Said> =>
  ran((terminal) => runVerify(args, terminal), {
    env,
    onSignal,
    ask: answer === undefined ? undefined : async () => answer,
  });

/** The json report of a run. */
export const reportOf = async (
  args: readonly string[],
  setting?: Setting,
): Promise<Report & { readonly said: Said }> => {
  const file = join(folder(), 'report.json');
  const said = await verify([...args, '--report', `json=${file}`], setting);
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as Report), said };
};

export const fakeSwr = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const swr = await createFakeSwr(options);
  onTestFinished(() => swr.close());
  return swr;
};

/** A fake behind somebody who changes its answers. */
export const middleman = async (meddle: Meddle, options: FakeSwrOptions = {}) => {
  const swr = await fakeSwr(options);
  const between = await startMiddleman(swr.url, meddle);
  onTestFinished(between.close);
  return { ...between, swr };
};

/** What the environment holds for a live run against that fake. */
export const liveEnv = ({ token, projectId }: Pick<EmbeddedFakeSwr, 'token' | 'projectId'>) => ({
  FAKE_SWR_LIVE_TOKEN: token,
  FAKE_SWR_LIVE_PROJECT_ID: projectId,
});

export const live = ['--live', '--rate', '1000'];

/** A list of tasks that says it were empty. */
export const wrongTotal: Meddle = ({ target }, { status, text }) =>
  /\/tasks\?/.test(target) && status === 200 ? { text: text.replace(/"total":\d+/, '"total":0') } : undefined;
