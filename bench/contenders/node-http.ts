import { ownServer } from './own-server.ts';

export const nodeHttp = ownServer({
  name: 'node-http',
  label: 'node:http, JSON.stringify',
  version: () => `node ${process.versions.node}`,
});
