import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../contracts/verify/ledger.ts';
import { fakeSwr, fileWith, folder, live, liveEnv, middleman, reportOf, verify, wrongTotal } from '../support/kit.ts';

const ledgerWith = (id: string, at: string): string => {
  const entry = { at, target: 'https://swr.example', result: 'passed', passed_at: at };
  return fileWith('ledger.json', JSON.stringify({ format: 'fake-swr-ledger/1', cases: { [id]: entry } }));
};

const read = (path: string): Ledger => JSON.parse(readFileSync(path, 'utf8'));

describe('the ledger', () => {
  test('is written by a live run: what met the target, and when', async () => {
    const swr = await fakeSwr();
    const path = join(folder(), 'ledger.json');
    const args = ['--target', swr.url, ...live, '--only', 'signature/tasks/', 'namespaces/', '--ledger', path];
    await verify(args, { env: liveEnv(swr) });
    const { cases } = read(path);
    expect(cases['signature/tasks/walk']).toMatchObject({ result: 'passed', target: swr.url });
    expect(Date.now() - Date.parse(cases['signature/tasks/walk']?.at ?? '')).toBeLessThan(60_000);
    const list = await verify(['--list', '--only', 'namespaces/']);
    const [written = ''] = /^\S+(?= +write)/m.exec(list.stdout) ?? [];
    expect(cases).not.toHaveProperty([written]);
  });

  test('is not touched by a run against a fake', async () => {
    const path = join(folder(), 'ledger.json');
    expect((await verify(['--only', 'signature/tasks/walk', '--ledger', path])).code).toBe(0);
    expect(existsSync(path)).toBe(false);
  });

  test('keeps when a case last passed, so that a difference is known to be new', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const path = ledgerWith('signature/tasks/walk', at);
    const { url, swr } = await middleman(wrongTotal);
    const args = ['--target', url, ...live, '--only', 'signature/tasks/walk', '--ledger', path];
    const { cases } = await reportOf(args, { env: liveEnv(swr) });
    expect(cases).toMatchObject([{ result: 'failed', verdict: { verdict: 'service_changed' } }]);
    expect(read(path).cases['signature/tasks/walk']).toMatchObject({ result: 'failed', passed_at: at });
  });

  test('makes cases red that have met no live target for too long', async () => {
    const path = ledgerWith('signature/tasks/walk', new Date(Date.now() - 91 * 86_400_000).toISOString());
    const args = ['--only', 'signature/tasks/walk', 'signature/tasks/default-page', '--ledger', path];
    const { problems, exit_code, remarks, said } = await reportOf([...args, '--max-age', '90d']);
    expect(problems).toMatchObject([{ kind: 'stale', case: 'signature/tasks/walk' }]);
    expect(exit_code).toBe(1);
    expect(said.stdout).toMatch(/✗ signature\/tasks\/walk {2}it last met a live target on .*, over 90d ago/);
    expect(remarks).toEqual(['1 of the cases have never met a live target, according to the ledger']);
    expect((await reportOf([...args, '--max-age', '92d'])).exit_code).toBe(0);
  });

  test('must be one', async () => {
    const { code, stderr } = await verify(['--ledger', fileWith('ledger.json', '{"cases":[]}')]);
    expect(code).toBe(2);
    expect(stderr).toContain('is not a ledger');
  });

  test('is asked for by --max-age', async () => {
    const { code, stderr } = await verify(['--max-age', '90d']);
    expect(code).toBe(2);
    expect(stderr).toContain('--max-age needs --ledger');
  });
});
