import { Router } from 'express';
import document from '../../spec/generated/control.json' with { type: 'json' };
import type { components } from '../../spec/generated/control.types.ts';
import swr from '../../spec/generated/openapi.json' with { type: 'json' };
import { version } from '../version.ts';
import type { Worlds } from '../worlds.ts';

type Schemas = components['schemas'];

/** What is asked of the fake itself, under /_fake; described by spec/control.yaml. */
export const createControl = (worlds: Worlds): Router => {
  const router = Router();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok', version, worlds: worlds.size() } satisfies Schemas['Health']);
  });
  router.get('/openapi.json', (_request, response) => {
    response.json(swr);
  });
  router.get('/control.json', (_request, response) => {
    response.json(document);
  });
  router.use((request, response) => {
    const known = Object.keys(document.paths).join(', ');
    const error = `${request.method} ${request.originalUrl} is no call of the control plane; there are ${known}`;
    response.status(404).json({ error } satisfies Schemas['ControlError']);
  });
  return router;
};
