import { resourceNamed } from '../../resources/all.ts';
import { prefix } from '../../resources/kit-names.ts';
import { locationOf, recordsAt } from '../../resources/records.ts';
import { type CleanUp, createCleanUp } from '../../service/clean-up.ts';
import { type Client, createClient, type ListOptions } from '../../service/client.ts';
import type { Fields } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { OperationId } from '../../service/spec.ts';
import type { Target } from '../../target.ts';

/** A record of a list, and what leads to it. */
export interface Located {
  readonly record: Fields;
  readonly at: PathValues;
}

/** A target as probes call it. */
export interface Calls extends Pick<Client, 'ask' | 'call'> {
  readonly target: Target;
  readonly get: (path: string) => ReturnType<Client['ask']>;
  /** Every record of a list, up to a bound. */
  readonly list: (id: OperationId, at: PathValues, options?: ListOptions) => Promise<readonly Fields[]>;
  /** The records of a kind at a place, up to a bound, with what leads to each. */
  readonly locate: (resource: string, at: PathValues) => Promise<readonly Located[]>;
  readonly instance: () => Promise<PathValues>;
  /** A namespace made for the probes, without repositories. */
  readonly newNamespace: () => Promise<PathValues>;
  readonly newName: () => string;
  /** What the probes made and is to be deleted. */
  readonly cleanUp: CleanUp;
}

/** At most this many pages of a list are read, so that a large account is not walked. */
const mostPages = 10;

export const once = <Result>(make: () => Promise<Result>): (() => Promise<Result>) => {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

export const createCalls = (target: Target): Calls => {
  const client = createClient(target.send);
  const runId = `probe-${Date.now().toString(36)}`;
  let named = 0;
  return {
    target,
    ask: client.ask,
    call: client.call,
    get: (path) => client.ask('GET', path),
    list: (id, at, options) => client.list(id, at, { mostPages, ...options }),
    locate: async (name, at) => {
      const resource = resourceNamed(name);
      const located: Located[] = [];
      for (const record of await recordsAt(client, resource, at, { mostPages }))
        located.push({ record, at: await locationOf(client, resource, at, record) });
      return located;
    },
    instance: once(() => target.given('instance')),
    newNamespace: once(() => target.given('new namespace')),
    newName: () => {
      named += 1;
      return `${prefix}${runId}-${named}`;
    },
    cleanUp: createCleanUp(client),
  };
};
