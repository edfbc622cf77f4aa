/** What goes wrong in the control plane: a caller's mistake is explained, a a bug of the fake is told. */
import { expect, test } from 'vitest';
import type { Fake } from '../../mock/control/handler.ts';
import { createControl } from '../../mock/control/serve.ts';
import { startEmbedded } from '../support/clients.ts';

const call = { method: 'GET', target: '/_fake/clock', headers: { host: 'localhost' }, body: Buffer.of() };

test.each([new TypeError('x is undefined'), new RangeError('too deep'), 'a text'])(
  'a defect is a 500 and told: %s',
  async (thrown) => {
    const bugs: Error[] = [];
    const home = () => {
      throw thrown;
    };
    const observations = { requests: { count: () => undefined } };
    const fake = { worlds: { home }, stopwatch: () => 0, observations } as unknown as Fake;
    const control = createControl({ fake, access: 'open', onBug: (error) => bugs.push(error) });
    const {
      reply: { status, body },
    } = await control.answer(call, undefined);
    expect([status, JSON.parse(body.toString()).error]).toEqual([500, expect.stringContaining('a bug of the fake')]);
    expect(bugs).toEqual([thrown instanceof Error ? thrown : new Error(thrown)]);
  },
);

test('a behaviour that there is not is the mistake of who asks for it', async () => {
  const { swr } = await startEmbedded();
  await expect(swr.world({ profile: { 'no.such': 'x' } as never })).rejects.toMatchObject({ status: 400 });
});
