import { ownServer } from './own-server.ts';

/** The honest limit: what it takes to make the page, and nothing else of what a fake does. */
export const nodeHttpPage = ownServer({
  name: 'node-http-page',
  label: 'node:http that makes the page',
  version: () => `node ${process.versions.node}`,
});
