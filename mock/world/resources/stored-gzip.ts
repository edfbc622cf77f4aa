const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const littleEndian = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

/** The bytes as gzip that compresses nothing: the same on every machine, as what a zlib writes is not. Up to 65,535 bytes. */
export const storedGzip = (bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]),
    Buffer.from([1]),
    littleEndian(bytes.length, 2),
    littleEndian(0xffff - bytes.length, 2),
    bytes,
    littleEndian(crcOf(bytes), 4),
    littleEndian(bytes.length, 4),
  ]);

const blockBytes = 512;

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & (blockBytes - 1))]);

const field = (text: string, bytes: number): Buffer => Buffer.concat([Buffer.from(text)], bytes);
const octal = (value: number, bytes: number): Buffer => field(`${value.toString(8).padStart(bytes - 1, '0')}\0`, bytes);

const headerOf = (name: string, size: number): Buffer => {
  const header = Buffer.concat([
    ...[field(name, 100), octal(0o644, 8), octal(0, 8), octal(0, 8), octal(size, 12), octal(0, 12)],
    ...[Buffer.alloc(8, ' '), Buffer.from('0'), Buffer.alloc(100), Buffer.from('ustar\x0000'), Buffer.alloc(247)],
  ]);
  const sum = header.reduce((total, byte) => total + byte, 0);
  Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `).copy(header, 148);
  return header;
};

/** A tar archive of small files. */
export const tarOf = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    ...Object.entries(files).flatMap(([name, text]) => {
      const bytes = Buffer.from(text);
      return [headerOf(name, bytes.length), padded(bytes)];
    }),
    Buffer.alloc(2 * blockBytes),
  ]);
