import * as artifacts from './artifacts.ts';
import * as auditLogs from './audit-logs.ts';
import * as credentials from './credentials.ts';
import type { Handlers } from './handler.ts';
import * as immutability from './immutability.ts';
import * as instances from './instances.ts';
import * as namespaces from './namespaces.ts';
import * as registries from './registries.ts';
import * as replication from './replication.ts';
import * as repositories from './repositories.ts';
import * as retention from './retention.ts';
import * as scanning from './scanning.ts';
import * as signature from './signature.ts';
import * as webhooks from './webhooks.ts';

export const handlers: Handlers = {
  ...instances,
  ...namespaces,
  ...repositories,
  ...artifacts,
  ...signature,
  ...retention,
  ...immutability,
  ...webhooks,
  ...scanning,
  ...registries,
  ...replication,
  ...credentials,
  ...auditLogs,
};
