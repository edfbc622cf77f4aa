/**
 * Makes test/data/upgrade/<version>: a folder as a kill leaves it, the same after a clean stop, and what a fake answers that
 * has it. `npx tsx test/data/upgrade/make.ts`; one that is there is not made again, unless its version is still to be
 * released and somebody deletes it.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesVersion } from '../../../mock/data/rules.ts';
import { createFakeSwr, manualClock, version } from '../../../mock/index.ts';
import { answersOf, seed, sendAll, startOfTime, writes } from './used.ts';

const made = fileURLToPath(new URL(version, import.meta.url));
if (existsSync(made)) throw new Error(`${made} is there: a folder of a version is made once`);

const data = join(mkdtempSync(join(tmpdir(), 'fake-swr-upgrade-')), 'data');
const swr = await createFakeSwr({ data, seed, clock: manualClock(startOfTime), keepExecutions: 5 });
for (const answer of await sendAll(swr, writes)) process.stdout.write(`${answer.slice(0, 100)}\n`);
const answers = await answersOf(swr);
mkdirSync(made);
cpSync(data, join(made, 'killed'), { recursive: true });
await swr.close();
cpSync(data, join(made, 'stopped'), { recursive: true });
writeFileSync(join(made, 'answers.txt'), `${answers.join('\n')}\n`);
writeFileSync(join(made, 'rules.txt'), `${rulesVersion}\n`);
