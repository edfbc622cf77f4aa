import { spawnSync } from 'node:child_process';
import type { Tool } from './machine/program.ts';

/** The version a tool says it has, '' if it says none; undefined if the tool is not there. */
const versionOf = ({ asks: [program, ...args] }: Tool): string | undefined => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) return undefined;
  return /\d+(\.\d+)*/.exec(stdout + stderr)?.[0] ?? '';
};

const isAtLeast = (version: string, wanted: string): boolean =>
  version.localeCompare(wanted, 'en', { numeric: true }) >= 0;

export interface Toolchain {
  readonly version: string;
  /** What is not there or too old. */
  readonly missing?: string;
}

/** Looks for the tools a client needs; the version is that of the first. */
export const findToolchain = (tools: readonly Tool[]): Toolchain => {
  const versions = tools.map(versionOf);
  const at = tools.findIndex(({ atLeast = '' }, index) => {
    const version = versions[index];
    return version === undefined || !isAtLeast(version, atLeast);
  });
  const version = versions[0] ?? '';
  const tool = tools[at];
  if (tool === undefined) return { version };
  const { name, atLeast } = tool;
  return { version, missing: versions[at] !== undefined && atLeast ? `${name} ${atLeast} or newer` : name };
};
