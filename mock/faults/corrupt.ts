import type { Delivery, Reply } from '../wire/wire.ts';

const corrupted = (body: string, how: Delivery['corruption']): string => {
  if (how === 'empty') return '';
  if (how === 'html') return '<html><body><h1>502 Bad Gateway</h1></body></html>';
  if (how === 'truncated') return body.slice(0, Math.floor(body.length / 2));
  return how === 'malformed' ? body.replace(/[}\]]?$/, ',,') : body;
};

/** The answer as a fault wants it sent: its body or its content type wrong, late, in pieces, or never. */
export const corrupt = (reply: Reply, delivery: Delivery): Reply => {
  const type = delivery.contentType ?? (delivery.corruption === 'html' ? 'text/html' : undefined);
  return {
    status: reply.status,
    headers: { ...reply.headers, ...(type !== undefined && { 'Content-Type': type }) },
    body: corrupted(reply.body, delivery.corruption),
    ...(reply.bytes !== undefined && delivery.corruption === undefined && { bytes: reply.bytes }),
    delivery,
  };
};
