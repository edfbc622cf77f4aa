import * as artifacts from './artifacts.ts';
import type { Handlers } from './handler.ts';
import * as instances from './instances.ts';
import * as namespaces from './namespaces.ts';
import * as registries from './registries.ts';
import * as replication from './replication.ts';
import * as repositories from './repositories.ts';
import * as retention from './retention.ts';
import * as signature from './signature.ts';

export const handlers: Handlers = {
  ...instances,
  ...namespaces,
  ...repositories,
  ...artifacts,
  ...signature,
  ...retention,
  ...registries,
  ...replication,
};
