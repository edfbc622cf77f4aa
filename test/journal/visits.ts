import { clientOf, namespaceBody, type Start } from '../support/clients.ts';

/** A fake, and visits to it that are worth a journal. */
export const visited = async (start: Start) => {
  const { swr } = await start();
  const client = clientOf(swr);
  const namespaces = `${client.instance}/namespaces`;
  /** Two lists, one of them with a query, one creation and one refusal. */
  const visit = async () => {
    await client.get(namespaces);
    await client.post(namespaces, namespaceBody('team'));
    await client.post(namespaces, namespaceBody('team'));
    await client.get(namespaces, { name: 'team' });
  };
  return { swr, client, namespaces, visit };
};
