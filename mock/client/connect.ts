import { createClient } from './client.ts';
import { FakeSwrError } from './error.ts';
import { streamOver } from './events.ts';
import type { FakeSwr } from './types.ts';

/**
 * The same object for a fake that runs elsewhere: in a container, or started by hand.
 * Rejects with a FakeSwrError if no fake answers there or if it wants another control token.
 */
export const connectFakeSwr = async (
  url: string,
  { controlToken, ...unknown }: { readonly controlToken?: string } = {},
): Promise<FakeSwr> => {
  const [strange] = Object.keys(unknown);
  if (strange !== undefined) throw new TypeError(`connectFakeSwr has no option ${strange}; there is controlToken`);
  const root = url.replace(/\/+$/, '');
  const headers = {
    'Content-Type': 'application/json',
    ...(controlToken !== undefined && { 'X-Fake-Control-Token': controlToken }),
  };
  return createClient({
    url: root,
    stream: streamOver(root, headers),
    close: async () => {},
    send: async (method, target, body) => {
      const response = await fetch(`${root}${target}`, { method, headers, ...(body !== '' && { body }) }).catch(
        (error) => {
          throw new FakeSwrError(0, `no fake answers at ${root}: ${(error.cause ?? error).message}`);
        },
      );
      const type = response.headers.get('content-type') ?? '';
      const text = await response.text();
      if (text !== '' && !/^(?:application\/(?:json|x-pem-file)|text\/plain; version=)/.test(type)) {
        throw new FakeSwrError(
          response.status,
          `${root} is not a fake-swr: it answers ${type || 'without a Content-Type'}`,
        );
      }
      return { status: response.status, text };
    },
  });
};
