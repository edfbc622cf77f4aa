import type { ControlInput } from '../spec/control-types.ts';
import { type Fake, worldFor } from './handler.ts';
import type { ControlReply } from './reply.ts';

/** A proxy that gathers an answer before it hands it on would hand on nothing. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** The stream of what happens; what makes it is loaded with the first reader. */
export const followed = async (query: ControlInput<'events'>['query'], fake: Fake): Promise<ControlReply> => {
  if (query.project_id !== undefined) worldFor(query, fake);
  const { createFeed } = await import('../events/feed.ts');
  return { status: 200, headers, body: '', feed: createFeed(query, fake) };
};
