import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { actionSteps } from '../../scripts/bundle/action.ts';
import { singleFile } from '../../scripts/bundle/single-file.ts';

type Texts = Readonly<Record<string, string>>;

export interface StepEnd {
  readonly code: number | null;
  /** What the runner reads: standard output and standard error in one. */
  readonly log: string;
  /** What the step has told the runner by its files. */
  readonly outputs: Texts;
  readonly env: Texts;
  readonly state: Texts;
  readonly summary: string;
}

const entry = /^([^\n<]+)<<(.+)\n([\s\S]*?)\n\2\n/gm;

const valuesIn = (text: string): Texts =>
  Object.fromEntries([...text.matchAll(entry)].map(([, name = '', , value = '']) => [name, value]));

const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/** Plays GitHub's runner: runs a step of the built action with the inputs of a workflow, in a workspace with blanks in its name. */
export const useAction = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-action-'));
  const dist = join(folder, 'dist');
  const workspace = join(folder, 'my work');
  mkdirSync(workspace);
  writeFileSync(join(workspace, 'README.md'), '');
  beforeAll(async () => {
    await build({ ...actionSteps, outdir: dist });
    await build({ ...singleFile, outdir: dist });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = async (
    step: 'main' | 'post' | 'verify',
    inputs: Texts,
    more: Texts = {},
    from = dist,
  ): Promise<StepEnd> => {
    const place = mkdtempSync(join(folder, 'step-'));
    const paths = Object.fromEntries(files.map((name) => [name, join(place, name)]));
    for (const path of Object.values(paths)) writeFileSync(path, '');
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [join(from, `${step}.cjs`)], {
      cwd: workspace,
      env: { PATH, RUNNER_TEMP: place, GITHUB_WORKSPACE: workspace, ...paths, ...Object.fromEntries(given), ...more },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (log += text));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const [outputs, env, state, summary] = files.map((name) => readFileSync(join(place, name), 'utf8'));
    return {
      ...{ code, log, summary: summary ?? '' },
      ...{ outputs: valuesIn(outputs ?? ''), env: valuesIn(env ?? ''), state: valuesIn(state ?? '') },
    };
  };

  /** The step after the job, with what the first has left it. */
  const post = ({ state }: Pick<StepEnd, 'state'>, jobStatus: string): Promise<StepEnd> => {
    const left = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
    return run('post', { 'job-status': jobStatus }, Object.fromEntries(left));
  };

  return { folder, dist, workspace, run, post };
};
