import { allGivens, type GivenName, resourceMadeBy } from '../resources/all.ts';
import { prefix } from '../resources/kit-names.ts';
import { isCreated, type Resource } from '../resources/resource.ts';
import { createCleanUp, type Leftover } from '../service/clean-up.ts';
import { type Client, pathIn } from '../service/client.ts';
import { type Answer, Misanswered } from '../service/exchange.ts';
import { pointed, shown } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import { type OperationId, resolve, specOf } from '../service/spec.ts';
import type { Find } from './find.ts';

export interface MakerOptions {
  readonly client: Client;
  readonly find: Find;
  /** Sets one run's names apart from another's. */
  readonly runId: string;
  readonly expires: string;
  /** A KMS key that the target can sign with; a fake takes any. */
  readonly signatureKey?: string | undefined;
}

export interface Maker {
  /** Undefined where the precondition is found and not created. */
  readonly make: (name: GivenName) => Promise<PathValues> | undefined;
  readonly cleanUp: () => Promise<void>;
}

export const notDeleted = (left: readonly Leftover[]): Error =>
  new Error(`could not be deleted: ${left.map(({ path, reason }) => `${path} (${reason})`).join(', ')}`);

/** The field of the answer that has the id of what was created. */
const idField = ({ newId }: Resource): string => (newId?.in === 'answer' ? newId.at.slice(1) : 'id');

const isIdOf = (create: OperationId, field: string, id: unknown): boolean => {
  const { responses, success } = specOf(create);
  const { properties } = resolve({ ...responses.get(success) });
  return pointed(properties, `/${field}/type`) === 'string'
    ? typeof id === 'string' && id !== ''
    : Number.isInteger(id);
};

const checkCreated = (create: OperationId, at: PathValues, field: string, { status, body, text }: Answer): void => {
  const request = `${specOf(create).method} ${pathIn(create, at)}`;
  const { success } = specOf(create);
  if (status !== success) throw new Misanswered(request, String(success), `${status} ${text.slice(0, 200)}`.trim());
  const id = pointed(body, `/${field}`);
  if (!isIdOf(create, field, id))
    throw new Misanswered(request, 'with the id of what was made', `${field} ${shown(id)}`);
};

/** Makes what cases that write begin with, and deletes it all afterwards, latest first. */
export const createMaker = (options: MakerOptions): Maker => {
  const { client, find, runId, expires, signatureKey = 'fake-swr-verify' } = options;
  const cleanUp = createCleanUp(client);
  let named = 0;

  const nextName = (): string => {
    named += 1;
    return `${prefix}${runId}-${named}`;
  };

  const made = async (given: GivenName): Promise<PathValues> => {
    const recipe = allGivens.get(given);
    const resource = resourceMadeBy(given);
    const { create, remove } = resource?.operations ?? {};
    if (resource === undefined || recipe === undefined || !isCreated(recipe) || create === undefined)
      throw new TypeError(`${given} cannot be made`);
    const from = recipe.from as GivenName;
    const at = await (resourceMadeBy(from) === undefined ? find(from) : made(from));
    const name = nextName();
    const answer = await client.call(create, at, { body: recipe.body({ name, expires, signatureKey, at }) });
    const field = idField(resource);
    const id = pointed(answer.body, `/${field}`);
    const yielded = { ...at, ...recipe.yields({ name, id: typeof id === 'string' ? id : Number(id) }) };
    if (remove !== undefined && (answer.status < 300 || answer.status >= 500)) cleanUp.add(pathIn(remove, yielded));
    checkCreated(create, at, field, answer);
    return { ...yielded, new_name: nextName(), signature_key: signatureKey };
  };

  return {
    make: (name) => (resourceMadeBy(name) === undefined ? undefined : made(name)),
    cleanUp: async () => {
      const left = await cleanUp.run();
      if (left.length > 0) throw notDeleted(left);
    },
  };
};
