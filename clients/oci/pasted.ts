import { settings } from '../../cli/env.ts';
import { newFolder } from './bench.ts';
import { runIn } from './run-tool.ts';
import type { ContainerTool } from './tool.ts';

/** What `fake-swr env KIND` prints does what it says when it is pasted. */
export const pasted = async ({ env }: ContainerTool, url: string): Promise<void> => {
  if (env === undefined) return;
  console.log(`\n== fake-swr env ${env}, pasted`);
  await runIn(newFolder())('bash', '-euo', 'pipefail', '-c', settings[env](url));
};
