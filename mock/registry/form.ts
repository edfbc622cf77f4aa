import { Readable } from 'node:stream';
import { apiError } from '../errors/error.ts';
import { partsOf } from '../wire/wire.ts';
import { type RegistryRequest, textOf } from './request.ts';

const formLimitBytes = 64 * 1024;

/** A token request by form as the same one by query and Basic credentials. */
export const formRequest = async (request: RegistryRequest): Promise<RegistryRequest> => {
  const malformed = () => apiError('oci_denied', { detail: 'the form is not UTF-8' });
  const form = new URLSearchParams(await textOf(request.body, formLimitBytes, malformed));
  const [name, password] = [form.get('username'), form.get('password')];
  const given = name !== null && password !== null ? Buffer.from(`${name}:${password}`).toString('base64') : undefined;
  const scopes = form.getAll('scope').map((scope) => `scope=${encodeURIComponent(scope)}`);
  const { path } = partsOf(request.target);
  return {
    ...request,
    target: scopes.length === 0 ? path : `${path}?${scopes.join('&')}`,
    headers: given === undefined ? request.headers : { ...request.headers, authorization: `Basic ${given}` },
    body: Readable.from([]),
  };
};
