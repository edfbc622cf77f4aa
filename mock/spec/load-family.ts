import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';

/** A compiled validator: what it found wrong stands in `errors` until it is called again. */
export interface Compiled {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** The validators of a family by operation: `<id>Request` and `<id>Answer`. */
export type Family = Readonly<Record<string, Compiled | undefined>>;

const load = createRequire(import.meta.url);

/** From the sources, where `npm run spec` writes them; from the bundle, beside it. */
const folder = import.meta.url.endsWith('.ts') ? '../../spec/generated/validators' : './validators';

/** The single-file bundle has its own version of this: scripts/bundle/single-file.ts. */
export const loadFamily = (family: string): Family => load(`${folder}/${family}.cjs`);
