/** What fails a test by itself. */
import { test } from 'vitest';
import { startFake } from './fake.ts';

const broken = () => {
  throw new Error('a defect');
};

test.fails.each([
  ['of the registry', '/v2/'],
  ['of the API', '/v2/nothing'],
])('a bug in the last call fails the test: %s', async (_, path) => {
  const { swr } = await startFake({ onRefusal: broken, onAnswer: broken });
  await fetch(`${swr.url}${path}`);
});
