import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CouldNotRun, type Host } from '../host/host.ts';
import type { CasePlace } from '../result.ts';

type Env = Host['env'];

/** What the paths of reports are relative to: the checkout of GitHub's runner, or else the current folder. */
const rootOf = ({ GITHUB_WORKSPACE: workspace }: Env): string => resolve(workspace || '.');

/** A path below the root, with slashes; undefined where it is not below it. */
export const pathBelowRoot = (file: string, env: Env): string | undefined => {
  const path = relative(rootOf(env), resolve(file));
  return path === '' || path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
};

/** The workflow that runs this, `owner/name/.github/workflows/file.yml@ref`. */
const workflowOf = (env: Env): string | undefined => {
  const [, path] = /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '') ?? [];
  return path === undefined ? undefined : join(rootOf(env), path);
};

const given = (text: string, env: Env): CasePlace => {
  const [, file = text, number = '1'] = /^(.+?)(?::(\d+))?$/.exec(text) ?? [];
  if (!existsSync(file)) throw new CouldNotRun(`--sarif-location ${file}: there is no such file`);
  if (pathBelowRoot(file, env) === undefined)
    throw new CouldNotRun(`--sarif-location ${file}: must be below ${rootOf(env)}, as GitHub shows no other`);
  const lines = readFileSync(file, 'utf8').split('\n').length;
  const line = Number(number);
  if (line < 1 || line > lines)
    throw new CouldNotRun(`--sarif-location ${file}: line ${line} is not one of its ${lines}`);
  return { file, line };
};

export interface PlaceOptions {
  /** `FILE` or `FILE:LINE`. */
  readonly sarifLocation?: string;
  readonly profile?: string;
  readonly known?: string;
}

/**
 * Where a SARIF report puts cases of the kit, which stand in no file of the user: GitHub refuses a whole report for one
 * result without a place. The first that is there of --sarif-location, the files of --profile and --known, the workflow
 * and README.md. Source: github/codeql-action, issues 1738 and 2459.
 */
export const placeOfKit = ({ sarifLocation, profile, known }: PlaceOptions, env: Env): CasePlace => {
  if (sarifLocation !== undefined) return given(sarifLocation, env);
  const file = [profile, known, workflowOf(env), join(rootOf(env), 'README.md')].find(
    (one) => one !== undefined && pathBelowRoot(one, env) !== undefined && existsSync(one),
  );
  if (file !== undefined) return { file, line: 1 };
  throw new CouldNotRun('a sarif report shows the cases of the kit at a file of yours: name one by --sarif-location');
};
