import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * Loaded with the first key that is asked for: curves take longer to load than a fake takes to start. The single-file bundle
 * has its own version of this: scripts/bundle/single-file.ts.
 */
export const loadCurves = (): typeof import('@noble/curves/nist.js') => load('@noble/curves/nist.js');

export const loadCurveUtils = (): typeof import('@noble/curves/utils.js') => load('@noble/curves/utils.js');
