import type { Contender } from '../common/contender.ts';
import { express } from './express.ts';
import { fakeSwrSigned } from './fake-swr-signed.ts';
import { fakeSwrToken } from './fake-swr-token.ts';
import { fastify } from './fastify.ts';
import { mockoon } from './mockoon.ts';
import { nodeHttp } from './node-http.ts';
import { nodeHttpPage } from './node-http-page.ts';
import { nodeHttpPrototypes } from './node-http-prototypes.ts';
import { prism } from './prism.ts';
import { wiremock } from './wiremock.ts';

export const quickContenders: readonly Contender[] = [nodeHttp, fastify, fakeSwrToken, fakeSwrSigned, express];

export const contenders: readonly Contender[] = [
  ...quickContenders,
  nodeHttpPage,
  nodeHttpPrototypes,
  prism,
  wiremock,
  mockoon,
];
