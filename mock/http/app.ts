import express, { type Express } from 'express';
import type { Planes } from './planes.ts';

const controlPaths = /^\/_fake(?=\/|$)/;
const homePath = /^\/$/;
const iamPaths = /^\/v3(?:\.0)?\/|^\/v5\//;
const swrPaths = /^\/v2\//;
const neighbourPaths = /^\/v1(?:\.0)?\/|^\/v2\.0\//;

/** The fake as an Express application: its planes, in the order in which they are asked. */
export const createApp = ({ home, control, gateway }: Planes): Express =>
  express()
    .disable('x-powered-by')
    .disable('etag')
    .all(homePath, home)
    .all(controlPaths, control)
    // IAM and STS meet faults, journal and credentials like SWR: see decisions/013.
    .all(iamPaths, gateway)
    // The registry has its requests before: what tells them from those of the API is the listener's question.
    .all(swrPaths, gateway)
    // KMS, VPC and EPS do, too. VPC has a path below /v3/, DNS one below /v2/.
    .all(neighbourPaths, gateway)
    // What is not found is refused in the gateway's words.
    .use(gateway);
