import type { Reply } from '../wire/wire.ts';
import type { StubAnswer } from './stub.ts';

const lowerCased = (headers: object): readonly string[] => Object.keys(headers).map((name) => name.toLowerCase());

/**
 * The answer that a fault brings along, as the plane of the API or of the registry would answer with its body; a header of
 * its own goes before one that every answer has.
 */
export const stubReply = ({ headers = {}, body, custom }: StubAnswer, usual: Reply): Reply => {
  const isText = custom === true && typeof body === 'string';
  const own = lowerCased(headers);
  const left = Object.entries({ ...usual.headers, ...(isText && { 'Content-Type': 'text/plain' }) }).filter(
    ([name]) => !own.includes(name.toLowerCase()),
  );
  return {
    status: usual.status,
    headers: { ...Object.fromEntries(left), ...headers },
    body: isText ? body : usual.body,
  };
};
