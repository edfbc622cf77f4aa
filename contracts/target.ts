import type { GivenName } from './resources/all.ts';
import type { Send } from './service/exchange.ts';
import type { PathValues } from './service/path.ts';

/** Something that answers: the fake in process, a fake somewhere, or the real service. */
export interface Target {
  readonly name: string;
  readonly kind: 'fake' | 'live';
  readonly send: Send;
  /** Meets a precondition, and yields path parameters and names that steps refer to. Throws Unmet if it cannot. */
  readonly given: (name: GivenName) => Promise<PathValues>;
  readonly mayWrite: boolean;
  /** Waits that much of the target's time; a fake's clock is moved instead. */
  readonly pause: (ms: number) => Promise<void>;
  /** Undoes what the preconditions and cases made, latest first. */
  readonly cleanUp: () => Promise<void>;
}
