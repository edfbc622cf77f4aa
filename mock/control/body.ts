import { JsonError, readJson } from '../errors/json.ts';
import { ControlError } from './handler.ts';

const deepest = 32;
const polluting = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses names that could reach beyond their own object. */
const checkNames = (value: unknown, path = ''): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (polluting.has(name)) throw new ControlError(400, `body field ${field} has a name that is not allowed`);
    checkNames(child, field);
  }
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return readJson(bytes, deepest);
  } catch (error) {
    if (error instanceof JsonError) throw new ControlError(400, `the body cannot be read: ${error.message}`);
    throw error;
  }
};

/** A body as an object whose names can do no harm. */
export const asObject = (body: unknown): object => {
  checkNames(body);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ControlError(400, 'the body must be an object');
  return body;
};

/** The JSON object that a call sends; one that was left out is an empty object. */
export const readControlBody = (bytes: Buffer): object => (bytes.length === 0 ? {} : asObject(parsed(bytes)));
