import fc from 'fast-check';
import { deepBodies, encodedBodies, oddBodies, wrongFields } from './bodies.ts';
import { badChunks, halfOpen, pipelined, smuggling, wrongLengths } from './framing.ts';
import { headerBombs, strangeHeaders, wrongCredentials, wrongHosts } from './headers.ts';
import type { Malformed, Shape } from './malformed.ts';
import { brokenTls, flipped, garbage, httpToTls, otherProtocols, tlsToHttp } from './noise.ts';
import {
  absurdQueries,
  brokenLines,
  hugeUris,
  rudePaths,
  unknownPaths,
  wrongForms,
  wrongMethods,
  wrongVersions,
} from './request-lines.ts';

/** How many of a thousand, about, have each shape. Those with much to send are fewer. */
const weights: readonly (readonly [number, Shape])[] = [
  [60, wrongMethods],
  [40, wrongVersions],
  [40, wrongForms],
  [90, rudePaths],
  [40, unknownPaths],
  [70, absurdQueries],
  [10, hugeUris],
  [50, brokenLines],
  [60, wrongHosts],
  [10, headerBombs],
  [60, strangeHeaders],
  [70, wrongCredentials],
  [60, badChunks],
  [40, wrongLengths],
  [50, smuggling],
  [30, halfOpen],
  [20, pipelined],
  [5, deepBodies],
  [50, oddBodies],
  [40, wrongFields],
  [20, encodedBodies],
  [30, garbage],
  [20, tlsToHttp],
  [10, brokenTls],
  [10, httpToTls],
  [10, otherProtocols],
  [40, flipped],
];

const anyShape = fc.oneof(...weights.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const batchSize = 500;

/** That many malformed requests; the same seed gives the same ones. */
export function* malformedRequests(count: number, seed: number): Generator<Malformed> {
  for (let from = 0; from < count; from += batchSize)
    yield* fc.sample(anyShape, { seed: seed + from, numRuns: Math.min(batchSize, count - from) });
}

/** Beginnings of good requests, for clients that never send the rest. */
export const abandonedRequests = (count: number, seed: number): readonly Malformed[] =>
  fc.sample(halfOpen, { seed, numRuns: count });
