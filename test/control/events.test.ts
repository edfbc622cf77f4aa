import { expect, onTestFinished, test } from 'vitest';
import type { components } from '../../spec/generated/control.types.ts';
import { byEachClient, clientOf, startEmbedded } from '../support/clients.ts';
import { ask } from '../support/raw-request.ts';

type Follow = Awaited<ReturnType<typeof startEmbedded>>['swr']['events'];

interface Read {
  readonly id: string;
  readonly event: components['schemas']['FakeEvent'] | undefined;
}

/** A reader of a stream, which is opened before anything else happens. */
const reading = async (events: Follow, since?: string) => {
  const stream = events(since === undefined ? {} : { since })[Symbol.asyncIterator]();
  onTestFinished(async () => void (await stream.return?.()));
  const next = async (): Promise<Read> => {
    const { value } = await stream.next();
    return value ?? { id: '', event: undefined };
  };
  /** The first event that is of a kind. */
  const nextOf = async (kind: string): Promise<Read> => {
    for (;;) {
      const read = await next();
      if (read.event === undefined || read.event.kind === kind) return read;
    }
  };
  const opened = await next();
  return { opened, next, nextOf };
};

byEachClient('the stream of events', (start) => {
  test('begins with the worlds and tells of requests as they come', async () => {
    const { swr } = await start();
    const { opened, nextOf } = await reading(swr.events);
    expect(opened.event).toEqual({ kind: 'worlds', project_ids: [swr.projectId] });
    await fetch(`${swr.url}/v2/missing`);
    expect((await nextOf('journal')).event).toMatchObject({
      rows: [{ method: 'GET', path: '/v2/missing', status: 404, project_id: swr.projectId }],
      totals: [{ project_id: swr.projectId, kept: 1, dropped: 0, errors: 1 }],
    });
  });

  test('tells of the clock, faults, executions and worlds', async () => {
    const { swr } = await start();
    const { nextOf } = await reading(swr.events);
    await swr.clock.freeze();
    expect((await nextOf('clock')).event).toMatchObject({ project_id: swr.projectId, scale: 0 });
    const id = await swr.fault({ match: { path: '/v2/missing' }, do: { status: 500 } });
    expect((await nextOf('faults')).event).toMatchObject({ faults: [{ id, matched: 0, fired: 0 }] });
    await fetch(`${swr.url}/v2/missing`);
    expect((await nextOf('faults')).event).toMatchObject({ faults: [{ id, matched: 1, fired: 1 }] });
    await swr.executions.create();
    expect((await nextOf('runs')).event).toMatchObject({ families: ['signature'] });
    const world = await swr.world();
    expect((await nextOf('worlds')).event).toMatchObject({ project_ids: [swr.projectId, world.projectId] });
  });

  test('tells that rows were replaced or a journal was cleared', async () => {
    const { swr } = await start();
    const { nextOf } = await reading(swr.events);
    await fetch(`${swr.url}/v2/missing`);
    await nextOf('journal');
    await swr.journal.clear();
    expect((await nextOf('reset')).event).toMatchObject({ project_id: swr.projectId, reason: 'journal' });
    await swr.restore(await swr.snapshot());
    expect((await nextOf('reset')).event).toMatchObject({ project_id: swr.projectId, reason: 'data' });
  });

  test('goes on behind the event whose id is given', async () => {
    const { swr } = await start();
    const before = await reading(swr.events);
    await fetch(`${swr.url}/v2/one`);
    const { id } = await before.nextOf('journal');
    await fetch(`${swr.url}/v2/two`);
    await fetch(`${swr.url}/v2/three`);
    const after = await reading(swr.events, id);
    const { event } = await after.nextOf('journal');
    expect(event).toMatchObject({ rows: [{ path: '/v2/two' }, { path: '/v2/three' }] });
  });

  test('of one world tells of that world alone', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const { opened, nextOf } = await reading(world.events);
    expect(opened.event).toEqual({ kind: 'worlds', project_ids: [world.projectId] });
    await clientOf(swr).get(clientOf(swr).instance);
    await clientOf(world).get(clientOf(world).instance);
    const { event } = await nextOf('journal');
    expect(event).toMatchObject({ rows: [{ project_id: world.projectId }] });
  });
});

test('what another process told of, and what was forgotten since, cannot be gone on from', async () => {
  const { swr } = await startEmbedded();
  const { opened } = await reading(swr.events);
  const stale = await reading(swr.events, '0123456789ab.0.7');
  expect(stale.opened.event).toEqual({ kind: 'reset', reason: 'stream' });
  await swr.journal.clear();
  expect((await reading(swr.events, opened.id)).opened.event).toEqual({ kind: 'reset', reason: 'stream' });
});

test('a reader that comes back late is told how many rows it has missed', async () => {
  const { swr } = await startEmbedded();
  const { opened } = await reading(swr.events);
  for (let count = 0; count < 1300; count += 1) await fetch(`${swr.url}/v2/x${count}`);
  const late = await reading(swr.events, opened.id);
  expect((await late.next()).event).toEqual({ kind: 'gap', dropped: 300 });
  const told: string[] = [];
  while (told.length < 1000) {
    const { event }: Read = await late.nextOf('journal');
    if (event?.kind !== 'journal') break;
    expect(event.rows.length).toBeLessThanOrEqual(200);
    told.push(...event.rows.map(({ path }) => path));
  }
  expect(told).toEqual(Array.from({ length: 1000 }, (_, index) => `/v2/x${index + 300}`));
});

test('rows that the journal dropped itself are counted among the missed', async () => {
  const { swr } = await startEmbedded({ journalBytes: 65_536 });
  const { opened } = await reading(swr.events);
  for (let count = 0; count < 200; count += 1) await fetch(`${swr.url}/v2/x${count}`);
  const { kept, dropped } = await swr.journal.rows();
  const late = await reading(swr.events, opened.id);
  expect((await late.next()).event).toEqual({ kind: 'gap', dropped });
  expect((await late.nextOf('journal')).event).toMatchObject({ totals: [{ kept, dropped }] });
});

test('a stream ends when the fake stops', async () => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}/_fake/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const reader = answer.body?.getReader();
  await reader?.read();
  const began = performance.now();
  await Promise.all([expect(reader?.read()).rejects.toThrow(), swr.close()]);
  expect(performance.now() - began).toBeLessThan(900);
});

test.each([
  ['a stream that was never there', 'since=nothing', 400, /since is "nothing"/],
  ['a world that is not there', 'project_id=nobody', 404, /"nobody" is not the project of a world/],
])('%s is refused', async (_, query, status, error) => {
  const { swr } = await startEmbedded();
  const answer = await fetch(`${swr.url}/_fake/events?${query}`);
  expect([answer.status, await answer.json()]).toEqual([status, { error: expect.stringMatching(error) }]);
});

test.each(['/_fake/events', '/_fake/%65vents', '/_fake/x/../events', '/_fake//events', '/%5ffake/events'])(
  'a page of another site does not get the stream by %s',
  async (path) => {
    const { swr } = await startEmbedded();
    const answer = await ask(`${swr.url}/`.slice(0, -1) + path, {
      ...{ Host: new URL(swr.url).host, Origin: 'http://evil.example', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect([403, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/^id: /m);
  },
);

test('the stream asks for the token, and takes it', async () => {
  const { swr } = await startEmbedded({ control: { token: 'secret' } });
  expect((await fetch(`${swr.url}/_fake/events`)).status).toBe(401);
  const answer = await fetch(`${swr.url}/_fake/events`, { headers: { 'X-Fake-Control-Token': 'secret' } });
  expect(answer.status).toBe(200);
  await answer.body?.cancel();
});
