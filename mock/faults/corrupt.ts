import type { Bytes, Reply, Transmission } from '../wire/wire.ts';

const corrupted = (body: string, how: Transmission['corruption']): string => {
  if (how === 'empty') return '';
  if (how === 'html') return '<html><body><h1>502 Bad Gateway</h1></body></html>';
  if (how === 'truncated') return body.slice(0, Math.floor(body.length / 2));
  return how === 'malformed' ? body.replace(/[}\]]?$/, ',,') : body;
};

type Opened = ReturnType<Bytes['open']>;

async function* firstOf(opened: Opened, size: number): AsyncGenerator<Buffer> {
  let left = size;
  for await (const chunk of Buffer.isBuffer(opened) ? [opened] : opened) {
    if (left > 0) yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function* withLastInverted(opened: Opened, size: number): AsyncGenerator<Buffer> {
  let left = size;
  for await (const chunk of Buffer.isBuffer(opened) ? [opened] : opened) {
    left -= chunk.length;
    if (left > 0 || size === 0) yield chunk;
    else yield Buffer.concat([chunk.subarray(0, -1), Buffer.of(~(chunk.at(-1) ?? 0))]);
  }
}

/** The bytes of a blob: half of them, or all with the last one inverted, so that their digest is another. */
const corruptedBytes = ({ size, open }: Bytes, how: Transmission['corruption']): Bytes => {
  const half = Math.floor(size / 2);
  if (how === 'truncated') return { size: half, open: () => firstOf(open(), half) };
  return { size, open: how === 'malformed' ? () => withLastInverted(open(), size) : open };
};

const keepsBytes = (how: Transmission['corruption']): boolean => how !== 'empty' && how !== 'html';

/** The answer as a fault wants it sent: its body or its content type wrong, late, in pieces, or never. */
export const corrupt = (reply: Reply, transmission: Transmission): Reply => {
  const type = transmission.contentType ?? (transmission.corruption === 'html' ? 'text/html' : undefined);
  return {
    status: reply.status,
    headers: { ...reply.headers, ...(type !== undefined && { 'Content-Type': type }) },
    body: corrupted(reply.body, transmission.corruption),
    ...(reply.bytes !== undefined &&
      keepsBytes(transmission.corruption) && { bytes: corruptedBytes(reply.bytes, transmission.corruption) }),
    transmission,
  };
};
