/**
 * Writes the table of rooms in CONTRIBUTING.md. With --check it writes nothing and fails if the table would change, if a
 * file imports what its room does not know, or if there is a circle of files or of folders.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roomProblems } from './rooms/check.ts';
import { rooms } from './rooms/rooms.ts';
import { roomsTable } from './rooms/table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}CONTRIBUTING.md`;
const [start, end] = ['<!-- generated: rooms -->\n', '<!-- /generated: rooms -->'];

const filled = (text: string): string => {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('CONTRIBUTING.md: the markers of the table of rooms are missing');
  return `${text.slice(0, from + start.length)}\n${roomsTable(rooms)}\n\n${text.slice(to)}`;
};

const text = readFileSync(page, 'utf8');
const wanted = filled(text);
if (process.argv.includes('--check')) {
  const stale = text === wanted ? [] : ['CONTRIBUTING.md is stale: run `npm run rooms` and commit the result'];
  const problems = [...stale, ...(await roomProblems(root))];
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  writeFileSync(page, wanted);
  console.log(text === wanted ? 'CONTRIBUTING.md is up to date' : 'wrote CONTRIBUTING.md');
}
