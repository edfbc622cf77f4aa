import { ownServer } from './own-server.ts';

/** Why bare Express is so much slower on Node 20 than on 24. */
export const nodeHttpPrototypes = ownServer({
  name: 'node-http-prototypes',
  label: "node:http with Express's two prototypes",
  version: () => `node ${process.versions.node}`,
});
