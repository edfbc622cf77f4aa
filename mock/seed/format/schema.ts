import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import schema from '../../../spec/generated/seed.schema.json' with { type: 'json' };
import type { Seed } from './types.ts';

const compile = () => {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  formats.default(ajv);
  return ajv.compile<Seed>(schema);
};

let compiled: ReturnType<typeof compile> | undefined;

/** In what the value breaks the schema of seeds; empty if it is one. */
export const seedErrors = (value: unknown): readonly ErrorObject[] => {
  compiled ??= compile();
  return compiled(value) ? [] : (compiled.errors ?? []);
};
