import { execFileSync } from 'node:child_process';
import type { Values } from './runner-files.ts';

const assignment = /^export (\w+)='(.*)'$/gm;

/** What the SDKs read, as `fake-swr env` prints it. */
export const sdkVariables = (program: string, url: string): Values => {
  const text = execFileSync(process.execPath, [program, 'env', 'bash', `--url=${url}`], { encoding: 'utf8' });
  return Object.fromEntries([...text.matchAll(assignment)].map(([, name = '', value = '']) => [name, value]));
};
