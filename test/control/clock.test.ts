import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { byEachClient, clientOf, signed, startOfTime } from '../support/clients.ts';

type Clock = FakeWorld['clock'];

byEachClient('the clock of a world', (start) => {
  test('follows that of the fake until it is told otherwise', async () => {
    const { swr, clock } = await start();
    expect(await swr.clock.show()).toEqual({ now: startOfTime, scale: 1, dropped_executions: 0 });
    clock.advance(61_000);
    expect(await swr.clock.show()).toEqual({ now: '2026-03-01T12:01:01.000Z', scale: 1, dropped_executions: 0 });
  });

  test('stands still once frozen, can be moved all the same, and runs on from there', async () => {
    const { swr, clock } = await start();
    await swr.clock.freeze();
    clock.advance(5000);
    expect(await swr.clock.show()).toEqual({ now: startOfTime, scale: 0, dropped_executions: 0 });
    expect(await swr.clock.advance('1m')).toEqual({ now: '2026-03-01T12:01:00.000Z', scale: 0, dropped_executions: 0 });
    clock.advance(5000);
    expect(await swr.clock.resume()).toEqual({ now: '2026-03-01T12:01:00.000Z', scale: 1, dropped_executions: 0 });
    clock.advance(5000);
    expect((await swr.clock.show()).now).toBe('2026-03-01T12:01:05.000Z');
  });

  test.each([
    ['0ms', '2026-03-01T12:00:00.000Z'],
    ['500ms', '2026-03-01T12:00:00.500Z'],
    ['90s', '2026-03-01T12:01:30.000Z'],
    ['5m', '2026-03-01T12:05:00.000Z'],
    ['2h', '2026-03-01T14:00:00.000Z'],
    ['7d', '2026-03-08T12:00:00.000Z'],
  ])('advanced by %s shows %s, and goes on', async (span, now) => {
    const { swr, clock } = await start({ seed: 'empty' });
    expect(await swr.clock.advance(span)).toEqual({ now, scale: 1, dropped_executions: 0 });
    clock.advance(1);
    expect(Date.parse((await swr.clock.show()).now)).toBe(Date.parse(now) + 1);
  });

  test('can be set to any time, in any zone, forwards and backwards', async () => {
    const { swr, clock } = await start({ seed: 'empty' });
    expect((await swr.clock.set('2031-05-06T07:08:09.010+02:00')).now).toBe('2031-05-06T05:08:09.010Z');
    expect((await swr.clock.set('1999-12-31T23:59:59Z')).now).toBe('1999-12-31T23:59:59.000Z');
    clock.advance(1000);
    expect((await swr.clock.show()).now).toBe('2000-01-01T00:00:00.000Z');
  });

  test('runs as many times as fast as it is scaled', async () => {
    const { swr, clock } = await start();
    const course = [];
    for (const factor of [60, 0.5, 0, 1]) {
      await swr.clock.scale(factor);
      clock.advance(1000);
      course.push(await swr.clock.show());
    }
    expect(course).toEqual([
      { now: '2026-03-01T12:01:00.000Z', scale: 60, dropped_executions: 0 },
      { now: '2026-03-01T12:01:00.500Z', scale: 0.5, dropped_executions: 0 },
      { now: '2026-03-01T12:01:00.500Z', scale: 0, dropped_executions: 0 },
      { now: '2026-03-01T12:01:01.500Z', scale: 1, dropped_executions: 0 },
    ]);
  });

  test('is its own', async () => {
    const { swr } = await start();
    const [one, other] = [await swr.world(), await swr.world()];
    await one.clock.advance('3h');
    await other.clock.freeze();
    expect((await swr.clock.show()).now).toBe(startOfTime);
    expect((await other.clock.show()).now).toBe(startOfTime);
    expect(await one.clock.show()).toEqual({ now: '2026-03-01T15:00:00.000Z', scale: 1, dropped_executions: 0 });
  });

  const refused: readonly [string, (clock: Clock) => Promise<unknown>, RegExp][] = [
    ['a span without a unit', ({ advance }) => advance('5'), /advance is "5" but must match/],
    ['a span in words', ({ advance }) => advance('5 minutes'), /advance is "5 minutes" but must match/],
    ['a span that goes back', ({ advance }) => advance('-5m'), /advance is "-5m" but must match/],
    [
      'a span beyond all time',
      ({ advance }) => advance('100000000d'),
      /^advance is "100000000d" but must not take the clock beyond 9999-12-31T23:59:59\.999Z$/,
    ],
    [
      'a span beyond all numbers',
      ({ advance }) => advance(`${'9'.repeat(400)}d`),
      /^advance is "9{40}… \(401 characters\)" but must not take the clock beyond/,
    ],
    [
      'a time beyond all others',
      ({ set }) => set('9999-12-31T23:59:59-01:00'),
      /set is "9999-12-31T23:59:59-01:00" but must not/,
    ],
    [
      'a leap second',
      ({ set }) => set('2016-12-31T23:59:60Z'),
      /set is "2016-12-31T23:59:60Z" but must not be a leap second/,
    ],
    ['a time without a zone', ({ set }) => set('2026-03-01T12:00:00'), /set is .* must be in the format date-time/],
    ['a day that is not in the calendar', ({ set }) => set('2026-02-30T12:00:00Z'), /must be in the format date-time/],
    ['a factor below nought', ({ scale }) => scale(-1), /scale is -1 but must be at least 0/],
    ['a factor above a million', ({ scale }) => scale(1_000_001), /must be at most 1000000/],
  ];
  test.each(refused)('refuses %s, and goes on as before', async (_, call, message) => {
    const { swr } = await start();
    await expect(call(swr.clock)).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
    expect(await swr.clock.show()).toEqual({ now: startOfTime, scale: 1, dropped_executions: 0 });
  });

  test('is what tokens expire by', async () => {
    const { swr } = await start();
    const { instance, send } = clientOf(swr);
    const user = { name: 'demo', password: 'fake-swr-demo-password', domain: { name: 'fake-swr-demo' } };
    const auth = { identity: { methods: ['password'], password: { user } }, scope: { project: { name: swr.region } } };
    const issued = await fetch(`${swr.url}/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth }),
    });
    const headers = { 'X-Auth-Token': issued.headers.get('x-subject-token') ?? '' };
    const statuses = [];
    for (const span of ['0s', '86399s', '1s']) {
      await swr.clock.advance(span);
      statuses.push((await send('get', instance, { headers })).status);
    }
    expect([issued.status, ...statuses]).toEqual([201, 200, 200, 401]);
  });

  test('is what signatures are dated by', async () => {
    const { swr } = await start();
    const { instance, send } = clientOf(swr);
    const headers = signed(swr, instance);
    const statuses = [];
    for (const span of ['15m', '1s']) {
      await swr.clock.advance(span);
      statuses.push((await send('get', instance, { headers })).status);
    }
    expect(statuses).toEqual([200, 401]);
  });
});

const bodies: readonly [body: object][] = [
  [{}],
  [{ freeze: true, advance: '5m' }],
  [{ resume: true, set: '2026-03-01T12:00:00Z', scale: 2 }],
];
byEachClient('over HTTP', (start) => {
  test.each(bodies)('a change of the clock by %j is refused: exactly one verb must be given', async (body) => {
    const { swr } = await start();
    const answer = await fetch(`${swr.url}/_fake/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    const error = 'the body must have exactly one of freeze, resume, advance, set, scale';
    expect(await answer.json()).toEqual({ error });
    expect(await swr.clock.show()).toEqual({ now: startOfTime, scale: 1, dropped_executions: 0 });
  });
});
