/** Times the first fork in a process, and the middle of those after it, in milliseconds. */
import { createFakeSwr } from '../../dist/index.js';

const swr = await createFakeSwr();
const fork = async () => {
  const begun = performance.now();
  const world = await swr.fork();
  const ms = performance.now() - begun;
  await world.forget();
  return ms;
};
const first = await fork();
const later = [];
for (let made = 0; made < 51; made += 1) later.push(await fork());
await swr.close();
process.stdout.write(JSON.stringify({ firstMs: first, laterMs: later.sort((a, b) => a - b)[25] }));
