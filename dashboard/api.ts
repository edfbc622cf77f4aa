import { signal } from '@preact/signals';
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
};

export const tokenHeaders = (): Readonly<Record<string, string>> =>
  token.value === undefined ? {} : { 'X-Fake-Control-Token': token.value };

const noteAccess = (status: number): void => {
  if (status === 401) access.value = 'token';
  else if (status === 403) access.value = 'refused';
  else access.value = 'granted';
};

type Method = 'get' | 'post' | 'put' | 'delete';
type Called<Path extends keyof paths, By extends Method> = NonNullable<paths[Path][By]>;
type Json<Message> = Message extends { readonly content: { readonly 'application/json': infer Body } } ? Body : unknown;

/** What a call of spec/control.yaml takes; what it has not is left out. */
interface Given<Call> {
  readonly path?: Call extends { readonly parameters: { readonly path: infer Path } } ? Path : never;
  readonly query?: Call extends { readonly parameters: { readonly query?: infer Query } } ? Query : never;
  readonly body?: Call extends { readonly requestBody?: infer Body } ? Json<NonNullable<Body>> : never;
}
type Answered<Call> = Call extends { readonly responses: infer Responses }
  ? Json<Responses[Extract<keyof Responses, 200 | 201>]>
  : never;

const filled = (path: string, values: object): string =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)), path);

const searchOf = (query: object): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

const messageOf = (text: string, status: number): string => {
  try {
    return String(JSON.parse(text).error);
  } catch {
    return `${status} ${text}`.trim();
  }
};

const textOf = async (url: string, init: RequestInit): Promise<string> => {
  const response = await fetch(url, init).catch((reason: unknown) => {
    throw new Refused(0, String(reason));
  });
  noteAccess(response.status);
  const text = await response.text();
  if (!response.ok) throw new Refused(response.status, messageOf(text, response.status));
  return text;
};

/** Makes a call of the control plane. Rejects with `Refused` if the fake refuses, or is not there. */
export const ask = async <By extends Method, Path extends keyof paths>(
  method: By,
  path: Path,
  given: Given<Called<Path, By>> = {},
): Promise<Answered<Called<Path, By>>> => {
  const { body } = given;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { ...tokenHeaders(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const text = await textOf(`${fakeUrl}${filled(path, given.path ?? {})}${searchOf(given.query ?? {})}`, {
    method: method.toUpperCase(),
    headers,
    ...sent,
  });
  return JSON.parse(text === '' ? 'null' : text);
};

/** What is answered as text: figures, certificates, keys. */
export const askText = (path: keyof paths): Promise<string> => textOf(`${fakeUrl}${path}`, { headers: tokenHeaders() });
