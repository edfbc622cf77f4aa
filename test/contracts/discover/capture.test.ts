/** A captured instance, served by a second fake, is the first one again: every list of both is read and compared. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { runCapture } from '../../../cli/capture.ts';
import type { KitTerminal } from '../../../cli/terminal.ts';
import { createFakeSwr, type FakeSwr, type FakeSwrOptions, manualClock } from '../../../mock/index.ts';
import { everything } from '../support/everything.ts';
import { ran } from '../support/kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-capture-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const start = async (options: FakeSwrOptions = {}) => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  const swr = await createFakeSwr({ clock, ...options });
  onTestFinished(() => swr.close());
  return { swr, clock };
};

const commandLine = async (args: readonly string[], env: KitTerminal['env'] = {}) => {
  const { code, stdout: written, stderr: warned } = await ran((terminal) => runCapture(args, terminal), { env });
  return { code, written, warned };
};

/** Captures by command line; the path of the seed file. */
const captured = async ({ url }: FakeSwr, ...more: readonly string[]): Promise<string> => {
  files += 1;
  const out = join(folder, `${files}.yaml`);
  const { code, warned } = await commandLine(['--target', url, '--out', out, ...more]);
  expect({ code, warned }).toEqual({ code: 0, warned: '' });
  return out;
};

const expectSame = async (one: FakeSwr, other: FakeSwr): Promise<number> => {
  const [before, after] = [await everything(one), await everything(other)];
  expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
  return before.size;
};

describe('a capture, served again, is the same in every field and order', { timeout: 60_000 }, () => {
  test('the demo world', async () => {
    const { swr } = await start();
    const { swr: again } = await start({ seed: await captured(swr) });
    expect(await expectSame(swr, again)).toBeGreaterThan(400);
  });

  test('after executions that ended, one that runs, pushes, new and deleted policies and namespaces', async () => {
    const { swr, clock } = await start();
    const root = `${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces`;
    const call = (method: string, path: string, body?: object) =>
      fetch(`${root}${path}`, {
        method,
        headers: { 'X-Auth-Token': swr.token, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    await call('POST', '', {
      namespace_name: 'aaa-new',
      metadata: { public: 'true', auto_scan: 'true', severity: 'high' },
    });
    await call('POST', '/root/signature/policies/3/executions');
    await call('POST', '/staging/signature/policies/6/executions');
    await call('POST', '/library/retention/policies/1/executions', { dry_run: true });
    clock.advance(60_000);
    await swr.artifacts.push({ namespace_name: 'library', repository_name: 'aaa/pushed', tags: ['1', '2'] });
    await swr.artifacts.push({ namespace_name: 'library', repository_name: 'alpine', tags: ['latest'] });
    clock.advance(60_000);
    await call('DELETE', '/library/signature/policies/5');
    await call('POST', '/library/signature/policies/1/executions');
    clock.advance(5000);
    const { swr: again } = await start({ seed: await captured(swr) });
    await expectSame(swr, again);
  });

  test('ids and times with gaps and ties, several instances, odd names', async () => {
    const at = '2026-02-03T04:05:06.789Z';
    const repository = (name: string, id: number) => ({
      name,
      id,
      created_at: at,
      updated_at: at,
      artifacts: [
        {
          id: id + 1,
          tags: [
            { id: id + 2, name: '1' },
            { id: id - 5, name: 'z' },
          ],
        },
      ],
    });
    const { swr } = await start({
      seed: {
        project_id: 'a'.repeat(32),
        instances: [
          {
            name: 'z',
            id: 'zz',
            namespaces: [
              { name: 'b', namespace_id: 90, repositories: [repository('q/r/s', 70), repository('b/x', 30)] },
              { name: 'a', namespace_id: 20 },
            ],
          },
          {
            name: 'b',
            enterprise_project_id: 'e',
            namespaces: [
              {
                name: 'c',
                signature_policies: [
                  {
                    name: '签名',
                    id: 9,
                    scope_rules: [],
                    executions: [
                      {
                        id: 7,
                        status: 'InProgress',
                        total: 12,
                        tasks: [{ id: 5, repository: 'gone', status: 'Pending', sub_tasks: [] }],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    const { swr: again } = await start({ seed: await captured(swr) });
    expect(again.projectId).toBe('a'.repeat(32));
    await expectSame(swr, again);
  });

  test('whatever the profile of the first', async () => {
    const profile = {
      'repositories.name': 'with_namespace',
      'artifacts.signatures_among_artifacts': 'listed',
      'artifacts.children_of_index': 'listed',
      'artifacts.history_of_chart': 'empty',
      'artifacts.order': 'oldest_first',
      'namespaces.order': 'newest_first',
      'paging.total_beyond_end': 'zero',
      'request.unknown_query': 'reject',
      'tasks.order': 'newest_first',
      'signature.order_of_policies': 'newest_first',
    } as const;
    const { swr } = await start({ profile });
    const seed = await captured(swr);
    const [{ swr: plain }, { swr: usual }] = [await start(), await start({ seed })];
    await expectSame(plain, usual);
  });
});

test('another world of a fake is taken by its project', async () => {
  const { swr } = await start();
  const world = await swr.world({ seed: 'empty' });
  const text = readFileSync(await captured(swr, '--project-id', world.projectId), 'utf8');
  expect(text).toContain(`project_id: ${world.projectId}`);
  expect(text).not.toContain('staging');
});

test('the file begins with its schema, and progress is reported', async () => {
  const { swr } = await start();
  const out = join(folder, 'seed.yaml');
  const { written } = await commandLine(['--target', swr.url, '--out', out]);
  expect(readFileSync(out, 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\S+seed\.schema\.json\n# Captured of http/,
  );
  expect(written).toContain(
    'namespace library: 43 repositories, 132 artifacts, 4 signing policies, a retention policy',
  );
  expect(written).toContain('execution 12 is InProgress, and stays so in the seed');
  expect(written).toContain(`written to ${out}`);
});

test('without --out the seed alone is on standard output', async () => {
  const { code, written, warned } = await commandLine([]);
  expect(code).toBe(0);
  expect(written).toMatch(/^# yaml-language-server/);
  expect(warned).toContain('namespace root: 2 repositories');
});

test('--live reads with the credentials of the environment, and no more often than --max-calls', async () => {
  const { swr } = await start({ clock: { now: Date.now } });
  const env = { FAKE_SWR_LIVE_AK: swr.ak, FAKE_SWR_LIVE_SK: swr.sk, FAKE_SWR_LIVE_PROJECT_ID: swr.projectId };
  const args = ['--target', swr.url, '--live', '--rate', '10000', '--out', join(folder, 'live.yaml')];
  expect(await commandLine(args, env)).toMatchObject({ code: 0, warned: '' });
  const bounded = await commandLine([...args, '--max-calls', '20', '--out', join(folder, 'none.yaml')], env);
  expect(bounded).toMatchObject({
    code: 2,
    warned: expect.stringMatching(/^fake-swr capture: .*20 calls.*--max-calls/),
  });
  expect(() => readFileSync(join(folder, 'none.yaml'))).toThrow('ENOENT');
  const requests = await swr.journal.find({ limit: 10_000 });
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('--pseudonymise leaves the shape and no name', { timeout: 60_000 }, async () => {
  const { swr } = await start();
  const path = await captured(swr, '--pseudonymise');
  const { swr: again } = await start({ seed: path });
  const text = readFileSync(path, 'utf8');
  for (const word of [
    swr.projectId,
    swr.instanceId,
    'library',
    'nginx',
    'frontend',
    'demo',
    'sign-everything',
    swr.url,
  ])
    expect(text).not.toContain(word);
  const shape = (seen: ReadonlyMap<string, unknown>) => [...seen.keys()].map((key) => key.split('/').length).sort();
  expect(shape(await everything(again))).toEqual(shape(await everything(swr)));
});

test.each([
  ['something that is not a fake', ['--target', 'http://127.0.0.1:9'], /cannot be reached/],
  ['no such project', ['--project-id', 'none'], /has no world of the project none/],
  ['no credentials', ['--live', '--target', 'http://127.0.0.1:9'], /FAKE_SWR_LIVE_PROJECT_ID/],
  ['an unknown flag', ['--nonsense'], /unknown option/],
])('%s ends with exit code 2 and one line', async (_, args, message) => {
  const { code, warned } = await commandLine(args);
  expect(code).toBe(2);
  expect(warned).toMatch(message);
  expect(warned.trim().split('\n')).toHaveLength(1);
});
