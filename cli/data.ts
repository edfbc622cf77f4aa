import { Command } from 'commander';
import { DataError } from '../mock/index.ts';
import { onTerminal } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** What a command on a folder came to: its lines, and whether the folder is whole. */
interface Done {
  readonly lines: readonly string[];
  readonly isWhole?: boolean;
}

/** Exit codes: 0 done and whole, 1 damaged, 2 could not run. */
const run = async (terminal: Terminal, work: () => Promise<Done>): Promise<void> => {
  try {
    const { lines, isWhole = true } = await work();
    terminal.write(`${lines.join('\n')}\n`);
    if (!isWhole) terminal.exit(1);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    terminal.warn(`fake-swr: ${error.message}\n`);
    terminal.exit(2);
  }
};

const commands = (terminal: Terminal): readonly Command[] => [
  new Command('check')
    .description('read all of a folder, and change nothing; exit code 0 if it is whole, 1 if it is damaged')
    .argument('<folder>', 'folder of --data')
    .action((folder: string) => run(terminal, async () => (await import('../mock/data/check.ts')).checkData(folder))),
  new Command('repair')
    .description('keep what is before the first damage, and write the rest to a file')
    .argument('<folder>', 'folder of --data')
    .action((folder: string) =>
      run(terminal, async () => ({ lines: await (await import('../mock/data/repair.ts')).repairData(folder) })),
    ),
  new Command('wipe')
    .description('remove all data of a folder')
    .argument('<folder>', 'folder of --data')
    .action((folder: string) =>
      run(terminal, async () => ({ lines: await (await import('../mock/data/wipe.ts')).wipeData(folder) })),
    ),
  new Command('export')
    .description('write all of a folder but the bytes of images to a file, which then holds secrets')
    .argument('<folder>', 'folder of --data')
    .argument('<file>', 'file to write; it must not be there')
    .action((folder: string, file: string) =>
      run(terminal, async () => ({ lines: await (await import('../mock/data/transfer.ts')).exportData(folder, file) })),
    ),
  new Command('import')
    .description('make a folder of what such a file holds')
    .argument('<file>', 'file that was exported')
    .argument('<folder>', 'folder of --data; empty, or not there')
    .action((file: string, folder: string) =>
      run(terminal, async () => ({ lines: await (await import('../mock/data/transfer.ts')).importData(file, folder) })),
    ),
];

/** The commands on a folder of `serve --data`, which no process may use meanwhile. */
export const dataCommand = (terminal: Terminal): Command => {
  const data = new Command('data').description('check, repair, wipe, export or import a folder of --data');
  for (const command of commands(terminal)) data.addCommand(onTerminal(command.allowExcessArguments(false), terminal));
  return data;
};
