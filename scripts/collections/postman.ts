import type { CollectionRequest } from './requests.ts';
import { variables, withVariables } from './values.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const urlOf = (target: string): object => {
  const raw = `{{url}}${withVariables(target)}`;
  const [path = '', query] = raw.split('?');
  const [host, ...parts] = path.split('/');
  const pairs = [...new URLSearchParams(query)].map(([key, value]) => ({ key, value }));
  return { raw, host: [host], path: parts, ...(pairs.length > 0 && { query: pairs }) };
};

const itemOf = ({ operation, target, body, refusal }: CollectionRequest): object => ({
  name: operation.id,
  request: {
    description: [operation.page, ...(refusal === undefined ? [] : [`The demo world refuses it: ${refusal}`])].join(
      '\n\n',
    ),
    method: operation.method,
    header: [
      { key: 'X-Auth-Token', value: '{{token}}' },
      ...(body === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }]),
    ],
    ...(body !== undefined && { body: { mode: 'raw', raw: withVariables(JSON.stringify(body, null, 2)) } }),
    url: urlOf(target),
  },
});

/** A collection of Postman, version 2.1. Its requests are in one list, because they are in the order to send them in. */
export const postmanCollection = (requests: readonly CollectionRequest[]): string => {
  const collection = {
    info: {
      name: 'fake-swr',
      description:
        'Every operation of SWR Enterprise Edition, with values of the demo world. Written by `npm run collections`.',
      schema,
    },
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: requests.map(itemOf),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
};
