import { spawn, spawnSync } from 'node:child_process';
import { here } from '../common/contender.ts';
import { apart, pinned } from './pin.ts';

export const connections = 32;

export interface LoadOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Where the load runs; apart from the servers, if left out. */
  readonly cores?: string | undefined;
}

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  /** Answers other than 2xx, and errors of the connection. */
  readonly failed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

export type Generator = 'wrk' | 'autocannon';

export const hasWrk = (): boolean => spawnSync('wrk', ['-v']).error === undefined;

/** Runs a program, apart from the servers unless it says otherwise, and resolves to what it printed. */
export const printed = (file: string, args: readonly string[], cores = apart.load): Promise<string> =>
  new Promise((resolve, reject) => {
    const command = pinned({ file, args }, cores);
    const child = spawn(command.file, command.args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`${file} ended with ${code}`))));
  });

/** A TypeScript file as a process of its own, under the same loader as this one. */
export const printedBy = (script: string, options: object, cores?: string): Promise<string> =>
  printed(process.execPath, [...process.execArgv, here(script), JSON.stringify(options)], cores);

const byAutocannon = async (options: LoadOptions): Promise<Load> =>
  JSON.parse(await printedBy('measure/autocannon.ts', { ...options, connections }, options.cores)) as Load;

const byWrk = async ({ url, headers, seconds, cores }: LoadOptions): Promise<Load> => {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const shape = ['-t', '1', '-c', String(connections), '-d', String(seconds), '-s', here('measure/wrk.lua')];
  const text = await printed('wrk', [...shape, ...given, url], cores);
  return JSON.parse(text.slice(text.indexOf('{"requests"'))) as Load;
};

/** Keeps 32 connections busy for so many seconds. */
export const load = (options: LoadOptions, generator: Generator): Promise<Load> =>
  generator === 'wrk' ? byWrk(options) : byAutocannon(options);
