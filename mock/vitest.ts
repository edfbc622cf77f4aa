/** Fixtures for vitest: one fake a worker, one world a test. Published as fake-swr/vitest. */
import { test as base } from 'vitest';
import { createFakeSwr, type FakeSwr, FakeSwrError, type FakeSwrOptions, type FakeWorld } from './index.ts';

/** What a test's world is made from: a seed, a profile, a name; by default what the fake started with. */
export type WorldOptions = NonNullable<Parameters<FakeSwr['world']>[0]>;

/** Forgets the world, unless the test has done so itself. */
const forget = async (world: FakeWorld): Promise<void> => {
  await world.forget().catch((error) => {
    if (!(error instanceof FakeSwrError && error.status === 404)) throw error;
  });
};

/**
 * vitest's `test` with fixtures; each is made when a test first asks for it.
 *
 * - `fakeSwr`: a fake with these options, one for all tests of a worker, closed when the worker ends.
 * - `world`: a world of the test's own, forgotten when the test ends; tests may run at once and never see each other.
 * - `worldOptions`: what `world` is made from. For a file or a `describe`, say
 *   `test.override('worldOptions', { seed: 'empty' })`.
 */
export const fakeSwrTest = (options: FakeSwrOptions = {}) =>
  base
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted
    .extend('fakeSwr', { scope: 'worker' }, async ({}, { onCleanup }) => {
      const fakeSwr = await createFakeSwr(options);
      onCleanup(fakeSwr.close);
      return fakeSwr;
    })
    .extend('worldOptions', (): WorldOptions => ({}))
    .extend('world', async ({ fakeSwr, worldOptions }, { onCleanup }): Promise<FakeWorld> => {
      const world = await fakeSwr.world(worldOptions);
      onCleanup(() => forget(world));
      return world;
    });

/** `fakeSwrTest` with the demo world and the usual options. */
export const test = fakeSwrTest();
