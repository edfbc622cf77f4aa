import { type Json, resolved } from './document.ts';

/** What is there to be read by people, and the refusals, which all operations share. */
const leftOut: ReadonlySet<string> = new Set(['description', 'summary', 'example', '4XX']);

const outlined = (document: Json, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => outlined(document, item));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(resolved<Json>(document, { ...value })).filter(([key]) => !leftOut.has(key));
  return Object.fromEntries(members.map(([key, member]) => [key, memberOf(document, key, member)]));
};

/** Of a body the types remain, without their schemas. */
const memberOf = (document: Json, key: string, member: unknown): unknown =>
  key === 'content'
    ? Object.fromEntries(Object.keys(Object(member)).map((type) => [type, {}]))
    : outlined(document, member);

/**
 * What openapi-backend needs of the control plane's document to find an operation and to read its parameters. It copies all
 * that it is given and follows every reference when it starts, and the schemas of bodies are most of the document.
 */
export const controlRoutes = (document: Json) => ({
  openapi: document.openapi,
  info: document.info,
  security: document.security,
  paths: outlined(document, document.paths),
});
