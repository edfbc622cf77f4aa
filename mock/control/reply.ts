import type { Reply } from '../wire/wire.ts';

/** The answer of a call: JSON, a text of another type, or nothing at all. */
export const controlReply = (status: number, body: unknown, type = 'application/json'): Reply => ({
  status,
  headers: body === undefined ? {} : { 'Content-Type': type },
  body: type === 'application/json' ? (JSON.stringify(body) ?? '') : String(body),
});

/** A refusal in the control plane's form. */
export const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Reply => {
  const reply = controlReply(status, { error });
  return { ...reply, headers: { ...reply.headers, ...headers } };
};
