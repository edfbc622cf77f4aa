import { signal } from '@preact/signals';
import createClient from 'openapi-fetch';
import type { components, paths } from '../spec/generated/control.types.ts';

export type Schemas = components['schemas'];

/** Where the fake is, without a slash at the end; it may be behind a prefix. */
export const fakeUrl = `${location.origin}${location.pathname.replace(/\/_fake(\/.*)?$/, '')}`;

/** What the control plane said when it refused; `status` is 0 if nobody answered. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** In memory only: never in the address, never stored. */
const token = signal<string | undefined>(undefined);

/** Whether the data may be read: `token` asks for one, `refused` says that there is no way. */
export const access = signal<'unknown' | 'granted' | 'token' | 'refused'>('unknown');

export const giveToken = (text: string): void => {
  token.value = text;
  access.value = 'unknown';
};

export const tokenHeaders = (): Readonly<Record<string, string>> =>
  token.value === undefined ? {} : { 'X-Fake-Control-Token': token.value };

const noteAccess = (status: number): void => {
  if (status === 401) access.value = 'token';
  else if (status === 403) access.value = 'refused';
  else access.value = 'granted';
};

/** The calls of spec/control.yaml. */
export const control = createClient<paths>({ baseUrl: fakeUrl });

control.use({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(tokenHeaders())) request.headers.set(name, value);
  },
  onResponse: ({ response }) => noteAccess(response.status),
});

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

const said = (error: unknown, status: number): string => {
  const isObject = typeof error === 'object' && error !== null && 'error' in error;
  return isObject ? String(error.error) : `${status} ${String(error ?? '')}`.trim();
};

/** The body of an answer. Rejects with `Refused` if the fake refuses, or is not there. */
export const bodyOf = async <Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> => {
  const { data, error, response } = await call.catch((reason: unknown) => {
    throw new Refused(0, String(reason));
  });
  if (!response.ok) throw new Refused(response.status, said(error, response.status));
  return data as NonNullable<Data>;
};
