import { parseArgs } from 'node:util';
import { createFakeSwr } from '../mock/index.ts';
import { go } from './go/go.ts';
import { java } from './java/java.ts';
import type { Client } from './machine/client.ts';
import { node } from './node/node.ts';
import { containerClients } from './oci/containers.ts';
import { python, pythonEveryOperation, pythonWithRegionsFile } from './python/python.ts';
import { tableOf } from './table.ts';
import { type Outcome, tryClient } from './trial.ts';

const sdks: readonly Client[] = [java, python, pythonWithRegionsFile, pythonEveryOperation, go, node];
const clients: readonly Client[] = [...sdks, ...containerClients];

const names = (some: readonly Client[]) => some.map(({ name }) => name).join(', ');

const usage = `usage: npm run clients -- [NAME…] [--all] [--require-all] [--url URL]

  NAME           ${names(clients)}
  --all          all of them; when no name is given, all but ${names(clients.filter(({ slow }) => slow))}
  --require-all  a missing toolchain is a failure
  --url URL      a fake that runs already, with the demo world; otherwise one is started here`;

const asked = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      'require-all': { type: 'boolean', default: false },
      url: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { all, 'require-all': requireAll, url, help } = values;
  const unknown = positionals.find((name) => !clients.some((client) => client.name === name));
  if (unknown !== undefined) throw new TypeError(`no client is called ${unknown}`);
  const isChosen = ({ name, slow }: Client) => (positionals.length > 0 ? positionals.includes(name) : !slow);
  return { chosen: clients.filter((client) => all || isChosen(client)), requireAll, url, help };
};

/** The fake at that address, or one of our own that counts what it answers. */
const fakeAt = async (url: string | undefined) => {
  if (url !== undefined) return { url: url.replace(/\/+$/, ''), close: async () => {} };
  let count = 0;
  const onAnswer = () => {
    count += 1;
  };
  const { url: own, close } = await createFakeSwr({ onAnswer });
  return { url: own, close, answered: () => count };
};

/** Each client finds the demo world as it begins, unless the fake is another's. */
const tryAll = async (chosen: readonly Client[], url: string | undefined): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const client of chosen) {
    const { close, ...fake } = await fakeAt(url);
    outcomes.push(await tryClient(client, { ...fake, say: console.log }));
    await close();
  }
  return outcomes;
};

const summary = (
  outcomes: readonly Outcome[],
  requireAll: boolean,
): { readonly line: string; readonly bad: number } => {
  const count = (wanted: Outcome['verdict']) => outcomes.filter(({ verdict }) => verdict === wanted).length;
  const skipped = count('skipped') + (requireAll ? 0 : count('missing'));
  const bad = count('failed') + (requireAll ? count('missing') : 0);
  return { line: `${count('passed')} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`, bad };
};

const refuse = (error: unknown): number => {
  console.error(`${(error as Error).message}\n\n${usage}`);
  return 2;
};

const main = async (): Promise<number> => {
  let wish: ReturnType<typeof asked>;
  try {
    wish = asked();
  } catch (error) {
    return refuse(error);
  }
  if (wish.help) {
    console.log(usage);
    return 0;
  }
  const outcomes = await tryAll(wish.chosen, wish.url);
  const { line, bad } = summary(outcomes, wish.requireAll);
  console.log(`\n${tableOf(outcomes)}\n\n${line}`);
  return bad === 0 ? 0 : 1;
};

process.exitCode = await main();
