import { type Client, createClient } from '../../../contracts/service/client.ts';
import { answerOf } from '../../../contracts/service/exchange.ts';

/** A service that answers by a table of `METHOD target` and body; anything else is 404. */
export const scriptedClient = (answers: Readonly<Record<string, unknown>>) => {
  const seen: string[] = [];
  const client: Client = createClient(async ({ method, target }) => {
    const line = `${method} ${target}`;
    seen.push(line);
    const body = answers[line];
    if (typeof body === 'number') return answerOf(body, {}, '');
    return body === undefined ? answerOf(404, {}, '{"error_code":"x"}') : answerOf(200, {}, JSON.stringify(body));
  });
  return { client, seen };
};
