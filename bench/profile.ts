/** `npm run profile`: where fake-swr spends its time under load; on Node 24 the tables go into docs/performance.md. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ensureBuilt } from './built.ts';
import { type Contender, here } from './common/contender.ts';
import { nodeMajor, suffixOf } from './common/node-major.ts';
import { say } from './common/progress.ts';
import { fakeSwrSigned } from './contenders/fake-swr-signed.ts';
import { fakeSwrToken } from './contenders/fake-swr-token.ts';
import { readFlags } from './flags.ts';
import { type Generator, load } from './measure/load.ts';
import { pinSelf } from './measure/pin.ts';
import { startContender } from './measure/server.ts';
import { type CpuProfile, selfTimes } from './profile/cpuprofile.ts';
import { groupsOf } from './profile/groups.ts';
import { inserted } from './report/insert.ts';
import { tableOf } from './report/table.ts';

const page = here('../docs/performance.md');
const warmSeconds = 2;
const seconds = 6;
const shown = 15;

const nowMicros = (): number => Number(process.hrtime.bigint() / 1000n);

const profiled = (contender: Contender, directory: string): Contender => ({
  ...contender,
  command: (port) => {
    const { file, args } = contender.command(port);
    return { file, args: ['--cpu-prof', '--cpu-prof-dir', directory, ...args] };
  },
});

/** A pattern as long as this, and with bars in it, does not go into a table. */
const nameShown = (name: string): string => (name.startsWith('RegExp: ') ? 'RegExp' : name);

interface Profiled {
  readonly groups: string;
  readonly functions: string;
}

const profileOf = async (contender: Contender, generator: Generator): Promise<Profiled> => {
  const directory = here(`.cache/profile/${contender.name}`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const server = await startContender(profiled(contender, directory));
  const target = (await contender.ready?.(server.url)) ?? contender.first;
  const options = { url: `${server.url}${target}`, headers: contender.headers(target) };
  await load({ ...options, seconds: warmSeconds }, generator);
  const from = nowMicros();
  const { requests, failed } = await load({ ...options, seconds }, generator);
  const to = nowMicros();
  await server.stop();
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed`);
  const [file] = readdirSync(directory);
  if (file === undefined) throw new Error(`no profile in ${directory}`);
  const selves = selfTimes(JSON.parse(readFileSync(`${directory}/${file}`, 'utf8')) as CpuProfile, from, to);
  const all = selves.reduce((sum, { micros }) => sum + micros, 0);
  const cells = (micros: number) => [`${((micros / all) * 100).toFixed(1)} %`, (micros / requests).toFixed(1)];
  return {
    groups: tableOf(
      ['what for', 'share', 'µs a request'],
      groupsOf(selves).map(({ name, micros }) => [name, ...cells(micros)]),
    ),
    functions: tableOf(
      ['function', 'share', 'µs a request', 'where'],
      selves
        .slice(0, shown)
        .map(({ name, micros, file: where }) => [`\`${nameShown(name)}\``, ...cells(micros), where || 'V8']),
    ),
  };
};

const run = async (): Promise<void> => {
  const { generator, quick } = readFlags(process.argv.slice(2));
  pinSelf();
  ensureBuilt({ maps: true });
  let text = readFileSync(page, 'utf8');
  for (const contender of [fakeSwrToken, fakeSwrSigned]) {
    say(`profiling ${contender.label}`);
    const { groups, functions } = await profileOf(contender, generator);
    process.stdout.write(`\n${groups}\n\n${functions}\n\n`);
    text = inserted(text, `groups:${contender.name}`, groups);
    text = inserted(text, `functions:${contender.name}`, functions);
  }
  if (!quick && suffixOf(nodeMajor) === '') writeFileSync(page, text);
};

await run();
