import * as artifacts from './artifacts.ts';
import type { Handlers } from './handler.ts';
import * as instances from './instances.ts';
import * as namespaces from './namespaces.ts';
import * as repositories from './repositories.ts';
import * as retention from './retention.ts';
import * as scanning from './scanning.ts';
import * as signature from './signature.ts';

export const handlers: Handlers = {
  ...instances,
  ...namespaces,
  ...repositories,
  ...artifacts,
  ...signature,
  ...retention,
  ...scanning,
};
