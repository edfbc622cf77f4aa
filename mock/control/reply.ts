import type { Reply } from '../wire/wire.ts';

const contentTypeOf = (body: unknown): Readonly<Record<string, string>> => {
  if (body === undefined) return {};
  return { 'Content-Type': typeof body === 'string' ? 'application/x-pem-file' : 'application/json' };
};

/** The answer of a call: JSON, a certificate or a key, or nothing at all. */
export const controlReply = (status: number, body: unknown): Reply => ({
  status,
  headers: contentTypeOf(body),
  body: typeof body === 'string' ? body : (JSON.stringify(body) ?? ''),
});

/** A refusal in the control plane's form. */
export const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Reply => {
  const reply = controlReply(status, { error });
  return { ...reply, headers: { ...reply.headers, ...headers } };
};
