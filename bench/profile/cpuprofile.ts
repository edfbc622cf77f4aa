import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** The parts of V8's format that are needed here. Times are microseconds of the monotonic clock. */
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function and the time spent in itself, not in what it calls. */
export interface Self {
  readonly name: string;
  /** The source file, `node:…` for Node's own, or nothing for what is no JavaScript. */
  readonly file: string;
  readonly micros: number;
}

const maps = new Map<string, SourceMap | undefined>();

const mapOf = (url: string): SourceMap | undefined => {
  if (!maps.has(url)) {
    try {
      const payload = JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as SourceMapPayload;
      maps.set(url, new SourceMap(payload));
    } catch {
      maps.set(url, undefined);
    }
  }
  return maps.get(url);
};

const shortened = (path: string): string =>
  path
    .replace(/^file:\/\//, '')
    .replace(/^.*node_modules\//, '')
    .replace(/^(\.\.\/)+/, '');

const fileOf = ({ url, lineNumber, columnNumber }: Frame): string => {
  if (url === '' || url.startsWith('node:')) return url;
  const entry = mapOf(url)?.findEntry(lineNumber, columnNumber);
  return shortened(entry !== undefined && 'originalSource' in entry ? entry.originalSource : url);
};

/** Self time of every function between two times, the longest first. */
export const selfTimes = (profile: CpuProfile, from: number, to: number): readonly Self[] => {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const found = new Map<string, Self>();
  let at = profile.startTime;
  profile.samples.forEach((id, index) => {
    const micros = profile.timeDeltas[index] ?? 0;
    at += micros;
    const frame = frames.get(id);
    if (at < from || at > to || frame === undefined || frame.functionName === '(idle)') return;
    const name = frame.functionName || '(anonymous)';
    const file = fileOf(frame);
    const key = `${file} ${name}`;
    found.set(key, { name, file, micros: (found.get(key)?.micros ?? 0) + micros });
  });
  return [...found.values()].sort((a, b) => b.micros - a.micros);
};
