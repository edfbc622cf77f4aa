/** Times forks of the world of 10,000 artifacts. Argument: how many. */
import { createFakeSwr } from '../../dist/index.js';

const count = Number(process.argv[2]);
const swr = await createFakeSwr({ seed: 'large' });
await (await swr.fork()).forget();
const before = process.memoryUsage().rss;
const begun = performance.now();
for (let made = 0; made < count; made += 1) await swr.fork();
const ms = performance.now() - begun;
const mb = (process.memoryUsage().rss - before) / 1024 / 1024;
await swr.close();
process.stdout.write(JSON.stringify({ count, ms, mb }));
