import { ControlError } from './handler.ts';

const deepest = 32;
const polluting = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses what could reach beyond its own object, or nests deeper than any call needs. */
const check = (value: unknown, path: string, depth: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) throw new ControlError(400, `body field ${path} is nested deeper than ${deepest} levels`);
  for (const [name, child] of Object.entries(value)) {
    if (polluting.has(name))
      throw new ControlError(
        400,
        `body field ${path === '' ? name : `${path}.${name}`} has a name that is not allowed`,
      );
    check(child, path === '' ? name : `${path}.${name}`, depth + 1);
  }
};

/** The JSON body of a call; one that was left out is an empty object. */
export const readControlBody = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return {};
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new ControlError(400, `the body is no JSON: ${(error as Error).message}`);
  }
  check(body, '', 0);
  return body;
};
