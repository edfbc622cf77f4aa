import type { Barrier } from '../log/log.ts';
import type { WireRequest } from '../wire/wire.ts';

/** What is the same whatever the worlds hold, and the figures of this process. */
const ofProcess = /^\/_fake\/?(?:(?:health|metrics|[a-z]+\.json|certificate\.pem)(?:\?.*)?)?$/;

/** What was seen by this process: there is something to tell even where the worlds cannot be known. */
const seenHere = /^\/_fake\/(?:journal|coverage)(?=[/?]|$)/;

export interface Passing {
  readonly go: () => void;
  /** Told why a request may not go on. */
  readonly stop: (error: Error) => void;
}

/** Has a request pass the barrier, unless it asks for nothing that other replicas change. */
export const pass = (
  barrier: Barrier,
  { method, target }: Pick<WireRequest, 'method' | 'target'>,
  { go, stop }: Passing,
): void => {
  const isRead = (): boolean => method === 'GET' || method === 'HEAD';
  if (ofProcess.test(target)) go();
  else barrier(isRead, go, (error) => (seenHere.test(target) ? go() : stop(error)));
};
