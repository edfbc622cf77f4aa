import type { Firing } from '../faults/meet.ts';
import type { Reply } from '../wire/wire.ts';
import { type About, success } from './reply.ts';

type Stub = NonNullable<Firing['answer']>;

const lowerCased = (headers: object): readonly string[] => Object.keys(headers).map((name) => name.toLowerCase());

/** The answer that a fault brings along; a header of its own goes before one that every answer has. */
export const stubReply = ({ status, headers = {}, body, custom }: Stub, about: About): Reply => {
  const usual = success(status, body, about);
  const isText = custom === true && typeof body === 'string';
  const own = lowerCased(headers);
  const left = Object.entries({ ...usual.headers, ...(isText && { 'Content-Type': 'text/plain' }) }).filter(
    ([name]) => !own.includes(name.toLowerCase()),
  );
  return { status, headers: { ...Object.fromEntries(left), ...headers }, body: isText ? body : usual.body };
};
