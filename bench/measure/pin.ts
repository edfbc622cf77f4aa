import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Command } from '../common/contender.ts';

/** Where a server runs and where its load, as taskset reads it. */
export interface Cores {
  readonly server: string;
  readonly load: string;
}

/** Servers have core 0 to themselves; the load and everything else runs on core 1. */
export const apart: Cores = { server: '0', load: '1' };

const all = `0-${availableParallelism() - 1}`;

/** As the system has it: a collector's own threads then need not wait for the server's core. */
export const anywhere: Cores = { server: all, load: all };

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', apart.server, 'true']).status === 0;

export const pinning = canPin
  ? 'server on core 0, load on core 1 (taskset)'
  : 'not pinned: no taskset or no second core';

export const pinned = ({ file, args }: Command, cores: string): Command =>
  canPin ? { file: 'taskset', args: ['-c', cores, file, ...args] } : { file, args };

/** Keeps this process, and what it starts without saying otherwise, off the servers' core. */
export const pinSelf = (): void => {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', apart.load, String(process.pid)]);
};
