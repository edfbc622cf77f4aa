import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

// LevelDB checks the checksums of its tables only where it is asked to, which classic-level cannot, and aborts the process
// when it comes upon a key that is none. Source: doc/table_format.md of LevelDB. Blocks are not compressed here.

/** CRC-32C, which zlib does not have. */
const polynomial = 0x82f63b78;
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

const crc32c = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) crc = (remainders[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
};

/** A checksum is not kept as it is. */
const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;

/** Reads numbers one after the other. */
const reader = (bytes: Buffer, from: number) => {
  let at = from;
  return {
    at: () => at,
    skip: (count: number): void => {
      at += count;
    },
    varint: (): number => {
      for (let [value, scale] = [0, 1]; ; scale *= 128) {
        const byte = bytes.readUInt8(at);
        at += 1;
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
  };
};

interface Read {
  readonly block: Buffer;
  readonly isWhole: boolean;
}

/** The block of a handle, which is an offset and a size; behind it come a byte for compression and the checksum. */
const blockAt = (bytes: Buffer, { varint }: ReturnType<typeof reader>): Read => {
  const offset = varint();
  const end = offset + varint();
  const sum = bytes.readUInt32LE(end + 1);
  return { block: bytes.subarray(offset, end), isWhole: sum === masked(crc32c(bytes.subarray(offset, end + 1))) };
};

/** Whether the blocks are whole that the values of a block are handles of. */
const areWholeIn = (bytes: Buffer, block: Buffer): boolean => {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 * (restarts + 1);
  const entries = reader(block, 0);
  while (entries.at() < end) {
    entries.varint();
    const keyBytes = entries.varint();
    const valueBytes = entries.varint();
    entries.skip(keyBytes);
    if (!blockAt(bytes, reader(block, entries.at())).isWhole) return false;
    entries.skip(valueBytes);
  }
  return true;
};

const footerBytes = 48;
const magic = Buffer.from('57fb808b247547db', 'hex');

/** Whether all of a table that was finished is what was written. */
const isWhole = (bytes: Buffer): boolean => {
  try {
    // A process that was killed leaves tables without an end; one that is still needed LevelDB refuses by itself.
    if (!bytes.subarray(-magic.length).equals(magic)) return true;
    const footer = reader(bytes, bytes.length - footerBytes);
    return [blockAt(bytes, footer), blockAt(bytes, footer)].every((top) => top.isWhole && areWholeIn(bytes, top.block));
  } catch (error) {
    // A number led out of the file.
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The tables of a store that are not what was written. */
export const damagedTables = async (store: string): Promise<readonly string[]> => {
  const names = (await readdir(store).catch(() => [])).filter((name) => /\.(ldb|sst)$/.test(name));
  const damaged: string[] = [];
  for (const name of names) if (!isWhole(await readFile(join(store, name)))) damaged.push(name);
  return damaged;
};
