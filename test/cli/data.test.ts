/** `serve --data` and the commands on its folder, as processes. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { connectFakeSwr } from '../../mock/index.ts';
import { useCli } from '../processes/cli.ts';

const { folder: all, fileWith, run, serve } = useCli();

vi.setConfig({ testTimeout: 60_000 });

let last = 0;
const freshPath = (): string => {
  last += 1;
  return join(all, `data-${last}`);
};

const on = (folder: string, ...more: readonly string[]) => serve(['--port', '0', '--data', folder, '--quiet', ...more]);

const addNamespace = async ({ url, said }: Awaited<ReturnType<typeof on>>, namespace_name: string) => {
  const field = (name: string) => new RegExp(`${name} +(\\S+)`).exec(said)?.[1] ?? '';
  const path = `/v2/${field('project id')}/instances/${field('instance id')}/namespaces`;
  const headers = { 'x-auth-token': field('X-Auth-Token'), 'content-type': 'application/json' };
  const body = JSON.stringify({ namespace_name, metadata: { public: 'true' } });
  return (await fetch(`${url}${path}`, { method: 'POST', headers, body })).status;
};

/** A folder with the demo world and one namespace more. */
const used = async (folder = freshPath()): Promise<string> => {
  const fake = await on(folder);
  expect(await addNamespace(fake, 'more')).toBe(201);
  fake.child.kill('SIGTERM');
  expect((await fake.end()).code).toBe(0);
  return folder;
};

const data = async (...args: readonly string[]) => run(['data', ...args]).end();

describe.concurrent('serve --data', () => {
  test('says where the data is, what came back and what is kept', async () => {
    const folder = freshPath();
    const first = await on(folder);
    expect(first.said).toContain(`data          ${folder} (new)`);
    expect(first.said).toContain(
      'what is answered is on the disk; uploads under way, the journal and coverage are not',
    );
    expect(await addNamespace(first, 'more')).toBe(201);
    first.child.kill('SIGKILL');
    await first.end();
    const second = await on(folder);
    expect(second.said).toContain(`(the last stop was not clean: 2 commands came back, 2 applied again)`);
    second.child.kill('SIGTERM');
    expect((await second.end()).code).toBe(0);
    const third = await on(folder);
    expect(third.said).toContain(`(the last stop was clean: 2 commands came back, 0 applied again)`);
    expect(await addNamespace(third, 'more')).toBe(409);
    third.child.kill('SIGTERM');
    await third.end();
  });

  test('has the faults of --fault once, whatever starts there were, beside those that were armed otherwise', async () => {
    const folder = freshPath();
    const operations = async (...flags: readonly string[]) => {
      const fake = await on(folder, ...flags);
      const swr = await connectFakeSwr(fake.url);
      const faults = await swr.faults.list();
      if (faults.length === 1) await swr.fault({ match: { operationId: 'ShowInstance' }, do: { status: 500 } });
      // Those of --fault must not outlast a process that could not say good-bye.
      fake.child.kill('SIGKILL');
      await fake.end();
      return faults.map(({ match }) => match.operationId);
    };
    const listed = fileWith('listed.yaml', '- match: { operationId: ListInstance }\n  do: { status: 500 }\n');
    const shown = fileWith('shown.yaml', '- match: { operationId: ListInstanceNamespaces }\n  do: { status: 500 }\n');
    expect(await operations('--fault', listed)).toEqual(['ListInstance']);
    expect(await operations('--fault', listed)).toEqual(['ShowInstance', 'ListInstance']);
    expect(await operations('--fault', shown)).toEqual(['ShowInstance', 'ListInstanceNamespaces']);
    expect(await operations()).toEqual(['ShowInstance']);
  });

  test('says it on standard error beside the one line of --print json, and in the line of JSON', async () => {
    const folder = freshPath();
    const shown = run(['--port', '0', '--data', folder, '--print', 'json', '--quiet']);
    await shown.until(/}\n/);
    shown.child.kill('SIGTERM');
    const { stdout, stderr } = await shown.end();
    expect(Object.keys(JSON.parse(stdout))).not.toContain('data');
    expect(stderr).toContain(`data          ${folder} (new)`);
    const logged = run(['--port', '0', '--data', folder, '--log-format', 'json']);
    const [line] = await logged.until(/.*serving.*\n/);
    logged.child.kill('SIGTERM');
    await logged.end();
    expect(JSON.parse(line).data).toEqual({ folder, seed: 'demo', wasStopped: 'cleanly', commands: 1, replayed: 0 });
  });

  test('takes its flags from the folder, and refuses others with exit code 2', async () => {
    const folder = freshPath();
    const given = ['--seed', 'empty', '--keep-executions', '5', '--webhooks', 'deliver'];
    for (const flags of [given, [], given]) {
      const fake = await on(folder, ...flags);
      fake.child.kill('SIGTERM');
      expect((await fake.end()).code).toBe(0);
    }
    const profile = fileWith('profile.yaml', 'paging.limit_out_of_range: clamp\n');
    for (const [flag, value, said] of [
      ['--seed', 'demo', `seed is demo but the data in ${folder} began with empty`],
      ['--keep-executions', '1000', `keepExecutions is 1000 but the data in ${folder} began with 5`],
      ['--webhooks', 'record', `webhooks is record but the data in ${folder} began with deliver`],
      [
        '--profile',
        profile,
        `profile is {"paging.limit_out_of_range":"clamp"} but the data in ${folder} began with {}`,
      ],
    ] as const) {
      const { code, stderr } = await run(['--port', '0', '--data', folder, flag, value]).end();
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    }
  });

  test('refuses a folder in use, and so do the commands on it', async () => {
    const folder = freshPath();
    const first = await on(folder);
    for (const args of [
      ['--port', '0', '--data', folder],
      ['data', 'check', folder],
      ['data', 'wipe', folder],
    ]) {
      const { code, stderr } = await run(args).end();
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${folder} is in use by another process`)]);
    }
    expect(await addNamespace(first, 'more')).toBe(201);
    first.child.kill('SIGTERM');
    await first.end();
  });

  test('ends with 2 where there can be no data', async () => {
    const foreign = freshPath();
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'photo.jpg'), '');
    for (const [path, said] of [
      [foreign, `${foreign} is not a data folder of fake-swr: it has photo.jpg; choose one that is empty`],
      [join(foreign, 'photo.jpg'), 'is a file, and not a folder'],
      ['/proc/fake-swr/data', '/proc/fake-swr/data cannot be made: '],
    ] as const) {
      const { code, stderr, stdout } = await run(['--port', '0', '--data', path]).end();
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`fake-swr: `)]);
      expect(stderr).toContain(said);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(readdirSync(foreign)).toEqual(['photo.jpg']);
  });

  test('names the package that it needs, where that is missing', async () => {
    const hook = `export const resolve = (name, context, next) => {
      if (name === 'classic-level') throw new Error("Cannot find package 'classic-level'");
      return next(name, context);
    };`;
    const url = JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`);
    const text = `import { register } from 'node:module'; register(${url});`;
    const env = { NODE_OPTIONS: `--import ${fileWith('without.mjs', text)}` };
    const { code, stderr } = await run(['--port', '0', '--data', freshPath()], env).end();
    expect([code, stderr]).toEqual([
      2,
      "fake-swr: --data needs the package classic-level: npm install classic-level (Cannot find package 'classic-level')\n",
    ]);
  });
});

describe.concurrent('data', () => {
  test('check tells a whole folder from a damaged one, and from none', async () => {
    const folder = await used();
    const whole = await data('check', folder);
    expect([whole.code, whole.stdout]).toEqual([
      0,
      expect.stringMatching(/2 commands so far[\s\S]*stop was clean[\s\S]*answered up to 2: nothing is missing/),
    ]);
    writeFileSync(join(folder, 'answered'), '');
    const damaged = await data('check', folder);
    expect([damaged.code, damaged.stdout]).toEqual([1, expect.stringContaining('its file answered is not what was')]);
    const none = freshPath();
    expect(await data('check', none)).toMatchObject({ code: 2, stderr: `fake-swr: ${none} has no data\n` });
    expect(existsSync(none)).toBe(false);
  });

  test('repair makes a folder whole that a start refuses', async () => {
    const folder = await used();
    writeFileSync(join(folder, 'answered'), '');
    expect((await run(['--port', '0', '--data', folder]).end()).code).toBe(2);
    const repaired = await data('repair', folder);
    expect([repaired.code, repaired.stdout]).toEqual([0, expect.stringContaining('kept all commands up to 2')]);
    expect((await data('check', folder)).code).toBe(0);
    await used(freshPath());
    const again = await on(folder);
    expect(await addNamespace(again, 'more')).toBe(409);
    again.child.kill('SIGTERM');
    await again.end();
  });

  test("wipe removes what is the fake's and nothing else, and only where there is something", async () => {
    const folder = await used();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'lost-1.jsonl'), '');
    expect(await data('wipe', folder)).toMatchObject({ code: 0, stdout: `${folder} has no data any more\n` });
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    const { code, stderr } = await data('wipe', folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not a data folder of fake-swr: it has notes.txt')]);
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  test('export and import carry all but the bytes of images', async () => {
    const folder = await used();
    const file = join(folder, '..', 'all.jsonl');
    const exported = await data('export', folder, file);
    expect([exported.code, exported.stdout]).toEqual([0, expect.stringContaining('Holds secrets')]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    const refused = await data('export', folder, file);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(`${file} cannot be written: `)]);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const other = freshPath();
    expect((await data('import', file, other)).code).toBe(0);
    const fake = await on(other);
    expect(await addNamespace(fake, 'more')).toBe(409);
    fake.child.kill('SIGTERM');
    await fake.end();
    const taken = await data('import', file, other);
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining(`${other} has data already`)]);
    const third = freshPath();
    for (const spoilt of [text.replace('more', 'less'), text.slice(0, -20), '', '{}\n']) {
      const { code, stderr } = await data('import', fileWith('spoilt.jsonl', spoilt), third);
      expect([code, stderr]).toEqual([2, expect.stringContaining('its checksum is wrong')]);
    }
    expect(existsSync(third)).toBe(false);
  });

  test.each([
    [['data'], 2],
    [['data', 'chekc', 'x'], 2],
    [['data', 'check'], 2],
    [['data', 'check', 'a', 'b'], 2],
    [['data', '--help'], 0],
    [['data', 'import', '/nowhere.jsonl', '/nowhere'], 2],
  ])('%j ends with exit code %i', async (args, code) => {
    expect((await run(args).end()).code).toBe(code);
  });
});
