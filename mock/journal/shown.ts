import type { components } from '../../spec/generated/control.types.ts';
import { partsOf } from '../wire/wire.ts';
import { inMillis } from '../world/kernel/time.ts';
import type { Entry } from './entry.ts';
import { masked, maskedText, maskedValue } from './secrets.ts';

export type ShownEntry = components['schemas']['JournalEntry'];
export type ShownRow = components['schemas']['JournalRow'];

type Values = Record<string, string | string[]>;

/** What is sent to IAM is mostly secret: there, what is not JSON is not shown at all. */
const isIam = (path: string): boolean => /^\/v[35]/.test(path);

export const headersIn = (lines: string): Readonly<Record<string, string>> => {
  const parts = lines.split('\n');
  const headers: Record<string, string> = Object.create(null);
  for (let at = 0; at + 1 < parts.length; at += 2) headers[parts[at] ?? ''] = parts[at + 1] ?? '';
  return headers;
};

/** By name; one that is given twice is a list. */
export const queryIn = (path: string): Readonly<Values> => {
  const query: Values = Object.create(null);
  for (const [name, value] of new URLSearchParams(partsOf(path).search)) {
    const before = query[name];
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
};

/** The JSON value of a body; the text where it is not JSON. */
export const bodyIn = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A body as it may be shown: JSON as its value, anything else as text, secrets masked in both. */
export const shownBody = (text: string | undefined, path: string): unknown => {
  if (text === undefined || text === '') return undefined;
  try {
    return maskedValue(JSON.parse(text));
  } catch {
    return isIam(path) ? masked : maskedText(text);
  }
};

const given = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** An entry as a list shows it. */
export const shownRow = (entry: Entry): ShownRow => {
  const { seq, project_id, atMs, request_id, method, path, operationId, status, duration_ms, error_code, fault } =
    entry;
  return {
    ...{ seq, project_id, at: inMillis(atMs), request_id, method, path, status, duration_ms },
    ...(operationId !== undefined && { operationId }),
    ...(error_code !== undefined && { error_code }),
    ...(fault !== undefined && { fault }),
  };
};

/** An entry as the control plane shows it. */
export const shownEntry = (entry: Entry): ShownEntry => {
  const { seq, project_id, atMs, request_id, method, path, status, duration_ms, explanation, replyHeaders, truncated } =
    entry;
  const { operationId, error_code, error_msg, fault } = entry;
  return {
    ...{ seq, project_id, at: inMillis(atMs), request_id, method, path, status, duration_ms },
    query: queryIn(path),
    request_headers: headersIn(entry.headers),
    ...(given({
      ...{ operationId, error_code, error_msg, fault },
      request_body: shownBody(entry.body, path),
      response_headers: replyHeaders === undefined ? undefined : headersIn(replyHeaders),
      response_body: shownBody(entry.replyBody, path),
      explanation: explanation === undefined ? undefined : JSON.parse(explanation),
    }) as Partial<ShownEntry>),
    truncated,
  };
};
