/**
 * A fake on a folder that writes a snapshot after every few commands. Each command that was accepted is a line of a file
 * before it is answered, and so are the begin and the end of a snapshot: `child.js <folder> <file> <commands>`.
 */
import { openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCore, thisMachine } from '../../../mock/compose.ts';
import { startData } from '../../../mock/data/start.ts';
import type { Log } from '../../../mock/log/log.ts';

const [, , folder = '', path = '', commands = ''] = process.argv;
const trace = openSync(path, 'a', 0o600);

const onBug = (error: Error): void => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(3);
};

const tell = (line: unknown): void => void writeSync(trace, `${JSON.stringify(line)}\n`);

function* toldOf(texts: Iterable<string>): Generator<string> {
  tell({ snapshot: 'begun' });
  yield* texts;
  tell({ snapshot: 'written' });
}

const traced = (log: Log): Log => ({
  ...log,
  follows: (whole) => log.follows?.({ ...whole, texts: () => toldOf(whole.texts()) }),
  append: (command, accepted, refused) =>
    log.append(
      command,
      (entry) => {
        tell(entry);
        accepted(entry);
      },
      refused,
    ),
});

const { options, log, blobFolder } = await startData(
  { data: folder, keepExecutions: 5, onBug },
  { ...thisMachine, snapshotEvery: { commands: Number(commands), ms: Number.POSITIVE_INFINITY } },
);
const core = await createCore(options, traced(log), { ...thisMachine, blobFolder });
const server = createServer(core.listener);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const { token } = core.worlds.home().users[0];
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, token })}\n`);
});
