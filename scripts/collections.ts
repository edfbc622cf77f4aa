/**
 * Writes examples/http: every operation as a `.http` file and as a collection of Postman. With --check it writes nothing and
 * fails if either would change.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { httpFile } from './collections/http-file.ts';
import { postmanCollection } from './collections/postman.ts';
import { collectionRequests } from './collections/requests.ts';

const requests = await collectionRequests();
const files = {
  'fake-swr.http': httpFile(requests),
  'fake-swr.postman_collection.json': postmanCollection(requests),
};

const folder = new URL('../examples/http/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const path = new URL(name, folder);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`examples/http/${name} is stale: run \`npm run collections\` and commit the result`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote examples/http/${name}`);
  }
}
