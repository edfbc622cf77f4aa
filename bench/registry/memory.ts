import { createHash } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { peakMbOf, resetPeak, residentMbOf } from '../measure/process-facts.ts';
import { blobsOf, mib, pullBlob, pushStream } from './blobs.ts';
import { type Connection, connect, type Sized } from './connection.ts';
import type { Place, RegistryContender } from './contender.ts';
import { storage, withRegistry } from './start.ts';

/** The most memory above that of the idle process while one large blob went in and came out. */
export interface BigBlob {
  readonly name: string;
  readonly mib: number;
  readonly pushMb: number;
  readonly pullMb: number;
}

const wantedMib = 2048;
const idleMs = 500;

/** Half of what is free, where that is less. */
const sizeMib = (): number => {
  const { bavail, bsize } = statfsSync(storage);
  return Math.min(wantedMib, Math.floor((bavail * bsize) / mib / 2));
};

interface Generated extends Sized {
  /** Of the bytes that have been sent. */
  readonly digest: () => string;
}

const generated = (count: number): Generated => {
  const [block] = blobsOf(1, mib);
  const bytes = block?.bytes ?? Buffer.alloc(mib);
  const hash = createHash('sha256');
  function* chunks() {
    for (let index = 0; index < count; index += 1) {
      const chunk = Buffer.from(bytes);
      chunk.writeUInt32LE(index);
      hash.update(chunk);
      yield chunk;
    }
  }
  return { size: count * mib, chunks: chunks(), digest: () => `sha256:${hash.digest('hex')}` };
};

const measured = async (connection: Connection, place: Place, pid: number, name: string): Promise<BigBlob> => {
  const size = sizeMib();
  const body = generated(size);
  let digest = '';
  const digestOf = (): string => {
    digest = body.digest();
    return digest;
  };
  await sleep(idleMs);
  const idleMb = residentMbOf(pid);
  resetPeak(pid);
  await pushStream(connection, place, body, digestOf);
  const pushMb = peakMbOf(pid) - idleMb;
  resetPeak(pid);
  await pullBlob(connection, place, digest, body.size);
  return { name, mib: size, pushMb, pullMb: peakMbOf(pid) - idleMb };
};

/** Undefined where the kernel does not keep the most resident memory. */
export const bigBlob = (contender: RegistryContender): Promise<BigBlob | undefined> =>
  withRegistry(contender, async ({ server: { pid }, place }) => {
    if (!resetPeak(pid)) return undefined;
    const connection = connect(place.url);
    try {
      return await measured(connection, place, pid, contender.name);
    } finally {
      connection.close();
    }
  });
