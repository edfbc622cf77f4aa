import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { Express } from 'express';

const require = createRequire(import.meta.url);

/** The fake as an Express application, to be mounted in another or handed to supertest. Express is loaded only here. */
export const createApp = (listener: RequestListener): Express => {
  const express = require('express') as typeof import('express');
  return express().disable('x-powered-by').disable('etag').use(listener);
};
