/** A fake that says how it is when it is asked. Arguments: none; it talks to the process that forked it. */
import { readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createFakeSwr } from '../../dist/index.js';

const bugs = [];
const note = (error) => bugs.push(error.stack ?? String(error));
process.on('uncaughtException', note);
process.on('unhandledRejection', note);

const fake = await createFakeSwr({ onBug: note });

/** Code that no longer runs is given up by the tenth collection, and memory outside the heap only after a turn. */
const collectGarbage = async () => {
  for (let collections = 0; collections < 12; collections += 1) {
    globalThis.gc();
    await setImmediate();
  }
};

const filesOpen = () => {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return undefined;
  }
};

const condition = async () => {
  await collectGarbage();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo().length;
  return { heapBytes: heapUsed, bufferBytes: arrayBuffers, residentBytes: rss, resources, files: filesOpen(), bugs };
};

process.on('message', async () => process.send(await condition()));
process.on('disconnect', () => fake.close());
process.send({ url: fake.url });
