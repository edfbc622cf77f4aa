import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, tagged } from './bench.ts';
import { insecure, keyPair, offline, verifies } from './sign.ts';
import type { Trial } from './tool.ts';

/** A signature as cosign 2 writes it: under a tag that is named after the digest of the image. */
export const classicSignature = async (trial: Trial): Promise<void> => {
  const { steps, api, run, namespace, repository, file, image } = trial;
  await steps.push(image('4.0.0'), file('classic.txt', 'signed as cosign 2 does'));
  const { digest } = await tagged(trial, '4.0.0');
  const { key, publicHalf } = await keyPair(run);
  await run('cosign', 'sign', ...insecure, ...offline, '--new-bundle-format=false', '--key', key, image(digest));
  await verifies(run, image(digest), publicHalf);
  const accessories = await api.accessories(namespace, repository, digest);
  assert.deepEqual(
    accessories.map(({ type }) => type),
    ['signature.cosign'],
  );
};

/** Verifies by the public half of a key of KMS what the registry signed with it. */
const verifiesByKms = async ({ world, run }: Trial, image: string, keyName: string): Promise<void> => {
  const publicHalf = join(newFolder(), 'kms.pub');
  writeFileSync(publicHalf, await world.keys.publicHalf(keyName));
  await verifies(run, image, publicHalf);
};

/** A signature that a policy made, of an image that was pushed and of one that cosign has signed before. */
export const policySignature = async (trial: Trial): Promise<void> => {
  const { steps, api, namespace, file, image, world } = trial;
  await steps.push(image('5.0.0'), file('policy.txt', 'signed by a policy'));
  await api.sign(namespace, await api.createKey('signing'));
  await world.clock.advance('1h');
  for (const tag of ['5.0.0', '4.0.0']) await verifiesByKms(trial, image((await tagged(trial, tag)).digest), 'signing');
};
