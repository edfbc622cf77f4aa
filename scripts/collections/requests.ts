import { bodiesOf, givenOf, parentsOf } from '../../contracts/resources/all.ts';
import { type Client, createClient, pathIn } from '../../contracts/service/client.ts';
import { pointed } from '../../contracts/service/json.ts';
import { queryOf } from '../../contracts/service/path.ts';
import { operations, type SpecOperation } from '../../contracts/service/spec.ts';
import { createCaller } from '../../contracts/targets/caller.ts';
import { createFind, type Find } from '../../contracts/targets/find.ts';
import { httpTransport } from '../../contracts/targets/transport.ts';
import { createFakeSwr } from '../../mock/index.ts';
import { filled, ownBodyOf, valuesFor } from './values.ts';

/** A call of an operation with values that the demo world has. */
export interface CollectionRequest {
  readonly operation: SpecOperation;
  /** Path and query. */
  readonly target: string;
  readonly body: unknown;
  /** What it is answered after those before it, if that is no success: status and message. */
  readonly refusal?: string;
}

const requestOf = async (operation: SpecOperation, find: Find): Promise<CollectionRequest> => {
  const { id } = operation;
  const values = valuesFor(id, await find(givenOf(parentsOf(operation))));
  const body = operation.body === undefined ? undefined : (ownBodyOf(id) ?? bodiesOf(id)?.good ?? {});
  return { operation, target: `${pathIn(id, values)}${queryOf(id, {})}`, body: filled(body, values) };
};

const answered = async (request: CollectionRequest, { ask }: Client): Promise<CollectionRequest> => {
  const { operation, target, body } = request;
  const { status, body: answer } = await ask(operation.method, target, body);
  return status < 300 ? request : { ...request, refusal: `${status}, ${pointed(answer, '/error_msg')}` };
};

const turns = ['GET', 'POST', 'PUT', 'DELETE'];

const depthOf = ({ template }: SpecOperation): number => template.split('/').length;

/** First what only reads, last what deletes, and of that first what is deepest: all can be sent one after the other. */
const inTurn = (a: SpecOperation, b: SpecOperation): number =>
  turns.indexOf(a.method) - turns.indexOf(b.method) ||
  (a.method === 'DELETE' ? depthOf(b) - depthOf(a) : 0) ||
  (a.id < b.id ? -1 : 1);

/** One for every operation, looked for in the demo world as the contract kit looks, then sent there one after the other. */
export const collectionRequests = async (): Promise<readonly CollectionRequest[]> => {
  const swr = await createFakeSwr({ port: 0 });
  try {
    const { url, token, projectId } = swr;
    const transport = httpTransport(url);
    const now = async () => Date.parse((await swr.clock.show()).now);
    const client = createClient(createCaller({ transport, credentials: { kind: 'token', token }, projectId, now }));
    const find = createFind(client, projectId, { costs: false });
    const requests: CollectionRequest[] = [];
    for (const operation of [...operations.values()].toSorted(inTurn)) requests.push(await requestOf(operation, find));
    const all: CollectionRequest[] = [];
    for (const request of requests) all.push(await answered(request, client));
    return all;
  } finally {
    await swr.close();
  }
};
