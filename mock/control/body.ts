import { ControlError } from './handler.ts';

const deepest = 32;
const polluting = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses what could reach beyond its own object, or nests deeper than any call needs. */
const check = (value: unknown, path: string, depth: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) throw new ControlError(400, `body field ${path} is nested deeper than ${deepest} levels`);
  for (const [name, child] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (polluting.has(name)) throw new ControlError(400, `body field ${field} has a name that is not allowed`);
    check(child, field, depth + 1);
  }
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new ControlError(400, `the body is not JSON: ${(error as Error).message}`);
  }
};

/** The JSON object that a call sends; one that was left out is an empty object. */
export const readControlBody = (bytes: Buffer): object => {
  if (bytes.length === 0) return {};
  const body = parsed(bytes);
  check(body, '', 0);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ControlError(400, 'the body must be an object');
  return body;
};
