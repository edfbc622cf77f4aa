/** Whose words an answer is in: the gateway's or the service's. */
import type { Response } from 'supertest';
import type { Fake } from '../support/fake.ts';

export const json = 'application/json';

export const gateway = (status: number, code: string) => ({ status, code, layer: 'gateway' });
export const service = (status: number, code: string) => ({ status, code, layer: 'service' });

export const seen = ({ status, body }: Pick<Response, 'status' | 'body'>) => ({
  status,
  code: body.error_code,
  layer: body.request_id === undefined ? 'service' : 'gateway',
});

/** A call with the world's token and these headers. */
export const withToken = ({ swr }: Fake, headers: Readonly<Record<string, string>>) => ({
  headers: { 'X-Auth-Token': swr.token, ...headers },
});
