import { describe, expect, test } from 'vitest';
import { createFakeSwr, manualClock } from '../mock/index.ts';
import { startFake } from './support/fake.ts';

describe('options that cannot be used are refused', () => {
  test.each<[string, object, RegExp]>([
    ['an unknown scenario', { seed: 'demon' }, /demon.*demo, empty, large/],
    [
      'an unknown behaviour',
      { profile: { 'signature.speed': 'slow' } },
      /signature\.speed is not a behaviour.*executions\.pace/,
    ],
    ['an unknown option', { profile: { 'executions.pace': 'slow' } }, /"slow".*documented, instant/],
    ['an unknown way of authentication', { auth: 'maybe' }, /maybe.*presence.*off/],
    [
      'an unknown mark',
      { minFidelity: 'guessed' },
      /^minFidelity is "guessed" but must be one of documented, observed/,
    ],
    ['an option that is misspelt', { prot: 0 }, /^createFakeSwr has no option prot; did you mean port\?/],
    ['an option of https that is misspelt', { tls: { cert: '' } }, /^tls has no option cert; .*certificate/],
    ['a port above the highest', { port: 65_536 }, /65536/],
    ['a seed with an unknown field', { seed: { instances: [{ name: 'a', colour: 'red' }] } }, /colour/],
    ['a seed without a name', { seed: { instances: [{ id: 'a' }] } }, /name/],
    ['a seed with a value of the wrong type', { seed: { instances: [{ name: 'a', description: 1 }] } }, /description/],
  ])('%s', async (_, options, message) => {
    const outcome = await createFakeSwr(options).then(
      async ({ close }) => close().then(() => 'it was accepted'),
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(message);
  });

  test('a port that is in use, with the error of the system', async () => {
    const { swr } = await startFake();
    const port = Number(new URL(swr.url).port);
    await expect(createFakeSwr({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('a clock that starts at no time', () => {
    expect(() => manualClock('yesterday')).toThrow(/"yesterday"/);
  });
});
