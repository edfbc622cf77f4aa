import { describe, expect, test } from 'vitest';
import { fakeSwr, fileWith, live, liveEnv, middleman, reportOf, verify, wrongTotal } from '../support/kit.ts';

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

describe('a run', () => {
  test('ends with 0 where all is as expected, and with a line that counts', async () => {
    const { code, stdout, stderr } = await verify(['--only', 'signature/tasks/']);
    expect(stderr).toBe('');
    expect(lastLine(stdout)).toMatch(/^\d+ passed, 0 failed, 0 skipped$/);
    expect(code).toBe(0);
  });

  test('ends with 1 where a target differs, and says rule, source, request and both values', async () => {
    const { url } = await middleman(wrongTotal);
    const { code, stdout } = await verify(['--target', url, '--only', 'signature/tasks/walk', 'instances/*']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      '✗ signature/tasks/walk\n    the pages of a list are the whole of it\n    documented: https://support',
    );
    expect(stdout).toMatch(/step 1 {2}GET …\/namespaces\/\S+\/tasks\?limit=2&offset=0 → 200/);
    expect(stdout).toMatch(/\/total {2}expected {2}\d+, as many as the pages have\n +actual {4}0/);
    expect(lastLine(stdout)).toMatch(/^\d+ passed, 1 failed, 0 skipped$/);
  });

  test('calls with a signature if asked to', async () => {
    const { code } = await verify(['--auth', 'key', '--only', 'signature/tasks/']);
    expect(code).toBe(0);
  });

  test('counts what is skipped apart, and is not a success where that is everything', async () => {
    const { url, swr } = await middleman(() => undefined);
    const { code, stdout, stderr } = await verify(['--target', url, ...live, '--only', 'signature/life-cycle/'], {
      env: liveEnv(swr),
    });
    expect(code).toBe(2);
    expect(lastLine(stdout)).toMatch(/^0 passed, 0 failed, [1-9]\d* skipped$/);
    expect(stderr).toMatch(
      /nothing was verified, as all \d+ cases were skipped; .* because it writes; see --allow-writes/,
    );
  });

  test('skips cases on what the target is known to answer otherwise', async () => {
    const profile = fileWith('profile.yaml', 'request.malformed_id: not_found\n');
    const { cases, counts } = await reportOf(['--profile', profile, '--only', 'ids/']);
    expect(counts.failed).toBe(0);
    expect(cases.filter(({ result }) => result === 'skipped').map(({ reason }) => reason)).toContain(
      'the target answers request.malformed_id by not_found, and the case is about reject',
    );
  });

  test('gives no verdict on a case that cannot be carried through', async () => {
    const step = { operation: 'ShowInstance', path: { instance_id: { $ref: 'nothing' } }, expect: { status: 200 } };
    const broken = {
      id: 'mine/broken',
      rule: 'r',
      source: 's',
      provenance: 'chosen',
      effect: 'read',
      given: ['project'],
      steps: [step],
    };
    const { code, stderr } = await verify([
      '--cases',
      fileWith('mine.json', JSON.stringify(broken)),
      '--only',
      'mine/',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('1 cases broke; the first, mine/broken, because nothing was captured as nothing');
  });

  test('stops when the target goes away, and says so', async () => {
    const { url, close } = await middleman(({ target }) => {
      if (target.includes('/tasks?')) void close();
      return undefined;
    });
    const { code, stderr } = await verify(['--target', url, '--only', 'signature/tasks/', 'instances/']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/the run did not end: .* cannot be reached|could not be carried through/);
  });

  test('lists and prints cases without a target', async () => {
    const list = await verify(['--list', '--only', 'signature/tasks/*', '--target', 'http://127.0.0.1:1']);
    expect(list.code).toBe(0);
    expect(list.stdout).toMatch(
      /^signature\/tasks\/default-page +read +documented +offset is 0 and limit is 10 unless given$/m,
    );
    const print = await verify(['--print', '--only', 'signature/tasks/walk']);
    const again = fileWith('again.yaml', print.stdout.replace('id: signature/tasks/walk', 'id: mine/walk'));
    expect((await verify(['--cases', again, '--only', 'mine/'])).code).toBe(0);
  });
});

describe('a run that cannot be', () => {
  const refused = async (args: readonly string[], env = {}): Promise<string> => {
    const { code, stderr } = await verify(args, { env });
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    return stderr;
  };

  test('names a selection that is empty', async () => {
    expect(await refused(['--only', 'no-such-case'])).toMatch(
      /no case fits --only no-such-case; there are .*signature/,
    );
    expect(await refused(['--only', 'signature/tasks/', 'tsks/'])).toContain('no case fits --only tsks/');
  });

  test('names flags and values that are wrong', async () => {
    expect(await refused(['--nope'])).toContain("unknown option '--nope'");
    expect(await refused(['--target', 'somewhere'])).toContain('inprocess or a URL');
    expect(await refused(['--target', 'https://user:secret@host'])).toContain('without credentials');
    expect(await refused(['--report', 'pdf=x'])).toContain('json, junit, html, markdown, sarif or har');
    expect(await refused(['--max-age', 'soon'])).toContain('90d');
    expect(await refused(['--live'])).toContain('--live needs the URL of the real service');
  });

  test('names a target that is not there', async () => {
    const { url, close } = await middleman(() => undefined);
    await close();
    expect(await refused(['--target', url])).toMatch(/cannot be reached: .*ECONNREFUSED/);
  });

  test('names a target that answers web pages', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, text: '<html>log in</html>' };
    const { url, swr } = await middleman(() => page);
    expect(await refused(['--target', url])).toContain('answers with a web page');
    expect(await refused(['--target', url, ...live], liveEnv(swr))).toContain(
      'does not answer as the service: 200 text/html',
    );
  });

  test('names a target that is not a fake', async () => {
    const { url } = await middleman(({ target }) =>
      target.startsWith('/_fake/') ? { status: 404, text: '{}' } : undefined,
    );
    expect(await refused(['--target', url])).toContain('if it is the real service, add --live');
  });

  test('names credentials that are wrong or missing', async () => {
    const { url, projectId } = await fakeSwr();
    expect(await refused(['--target', url, ...live])).toContain('FAKE_SWR_LIVE_PROJECT_ID');
    expect(await refused(['--target', url, ...live, '--project-id', projectId])).toContain(
      'set FAKE_SWR_LIVE_TOKEN, or',
    );
    const env = { FAKE_SWR_LIVE_TOKEN: 'a-wrong-token', FAKE_SWR_LIVE_PROJECT_ID: projectId };
    expect(await refused(['--target', url, ...live], env)).toContain('refuses the credentials');
  });

  test('names a control token that is wrong', async () => {
    const { url } = await fakeSwr({ control: { token: 'right' } });
    expect(await refused(['--target', url])).toContain('X-Fake-Control-Token');
    const { code } = await verify(['--target', url, '--control-token', 'right', '--only', 'signature/tasks/walk']);
    expect(code).toBe(0);
  });
});

describe('a live target', () => {
  test('is asked a second time where it differs: what repeats is a difference', async () => {
    const { url, swr } = await middleman(wrongTotal);
    const { cases, exit_code } = await reportOf(['--target', url, ...live, '--only', 'signature/tasks/walk'], {
      env: liveEnv(swr),
    });
    expect(exit_code).toBe(1);
    expect(cases).toMatchObject([{ result: 'failed' }]);
  });

  test('and what does not is flaky, which is neither passed nor failed', async () => {
    const once = await middleman((request, answer) => (request.times === 1 ? wrongTotal(request, answer) : undefined));
    const { cases, counts, exit_code } = await reportOf(
      ['--target', once.url, ...live, '--only', 'signature/tasks/walk'],
      {
        env: liveEnv(once.swr),
      },
    );
    expect(cases).toMatchObject([{ result: 'flaky', verdict: { verdict: 'flaky' } }]);
    expect(counts).toMatchObject({ passed: 0, failed: 0, flaky: 1 });
    expect(exit_code).toBe(1);
  });

  const writing = ['--allow-writes', '--only', 'namespaces/', 'signature/policies/'];
  const isWrite = (line: string): boolean => /^(POST|PUT|DELETE)/.test(line);

  test('is not changed before somebody has agreed to the plan', async () => {
    const { url, swr, seen } = await middleman(() => undefined);
    const setting = { env: liveEnv(swr) };
    const nobody = await verify(['--target', url, ...live, ...writing], setting);
    expect(nobody.code).toBe(2);
    expect(nobody.stdout).toMatch(/This run changes http[\s\S]*fake-swr-verify-…[\s\S]*at most 2000/);
    expect(nobody.stderr).toContain('--yes');
    expect((await verify(['--target', url, ...live, ...writing], { ...setting, answer: 'n' })).code).toBe(2);
    expect(seen).toEqual([]);
  });

  test('has nothing left of what a run made', async () => {
    const { url, swr, seen } = await middleman(() => undefined);
    const { code } = await verify(['--target', url, ...live, ...writing], { env: liveEnv(swr), answer: 'yes' });
    expect(code).toBe(0);
    expect(seen.filter(isWrite).length).toBeGreaterThan(4);
    for (const list of ['namespaces', 'signature/policies']) {
      const answer = await fetch(`${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/${list}?limit=100`, {
        headers: { 'X-Auth-Token': swr.token },
      });
      expect(await answer.text()).not.toMatch(/"name":"fake-swr-verify-/);
    }
  });

  test('is left clean by cases that differ halfway', async () => {
    const { url, swr } = await middleman(({ method }, { status }) =>
      method === 'POST' && status === 201 ? { text: '{"id":1,"more":2}' } : undefined,
    );
    const args = ['--target', url, ...live, '--yes', '--allow-writes', '--only', 'namespaces/'];
    const { counts } = await reportOf(args, { env: liveEnv(swr) });
    expect(counts.failed).toBeGreaterThan(0);
    const answer = await fetch(`${swr.url}/v2/${swr.projectId}/instances/${swr.instanceId}/namespaces?limit=100`, {
      headers: { 'X-Auth-Token': swr.token },
    });
    expect(await answer.text()).not.toContain('"name":"fake-swr-verify-');
  });

  test('is left clean by a run that is interrupted', async () => {
    let stop = (): void => {};
    const { url, swr, seen } = await middleman(({ method }) => {
      if (method === 'POST') stop();
      return undefined;
    });
    const setting = {
      env: liveEnv(swr),
      onSignal: (given: () => void) => {
        stop = given;
      },
    };
    const { code, stderr } = await verify(['--target', url, ...live, '--yes', ...writing], setting);
    expect(code).toBe(2);
    expect(stderr).toContain('the run did not end: it was interrupted');
    const writes = seen.filter(isWrite).map((line) => line.split(' ')[0]);
    expect(writes).toEqual(['POST', 'DELETE']);
  });
});
