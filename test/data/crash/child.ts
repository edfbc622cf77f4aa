/**
 * A fake on a folder that writes a snapshot after every few commands, and each command that was accepted as a line of a file
 * before it is answered: `child.js <folder> <file> <commands>`.
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

const traced = (log: Log): Log => ({
  ...log,
  append: (command, accepted, refused) =>
    log.append(
      command,
      (entry) => {
        writeSync(trace, `${JSON.stringify(entry)}\n`);
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
