import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Command } from '../common/contender.ts';

/** Servers have core 0 to themselves; the load and everything else runs on core 1. */
export const serverCore = 0;
export const loadCore = 1;

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', String(serverCore), 'true']).status === 0;

export const pinning = canPin
  ? 'server on core 0, load on core 1 (taskset)'
  : 'not pinned: no taskset or no second core';

export const pinned = ({ file, args }: Command, core: number): Command =>
  canPin ? { file: 'taskset', args: ['-c', String(core), file, ...args] } : { file, args };

/** Keeps this process, and what it starts without saying otherwise, off the servers' core. */
export const pinSelf = (): void => {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', String(loadCore), String(process.pid)]);
};
