import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { curlOf } from '../../../contracts/reports/curl.ts';
import type { Exchange } from '../../../contracts/result.ts';
import { answerOf } from '../../../contracts/service/exchange.ts';
import { fakeSwr } from '../support/kit.ts';

const instance = '21e5a11b-30ce-4504-a86f-91ce76ebc8a8';

const exchange = (request: Partial<Exchange['request']>, on?: string): Exchange => ({
  operation: 'ShowInstance',
  request: { method: 'GET', target: `/v2/abc/instances/${instance}`, as: 'caller', ...request },
  answer: answerOf(200, {}, ''),
  ...{ at: '', ms: 0 },
  ...(on !== undefined && { on }),
});

const fake = { target: { name: 'inprocess', kind: 'fake' } } as const;
const real = { target: { name: 'https://swr.example', kind: 'live' } } as const;

/** What a shell makes of a command: its words. */
const wordsOf = (command: string, env: Readonly<Record<string, string>>): readonly string[] =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { env, encoding: 'utf8' })
    .trimEnd()
    .split('\n');

describe('the command that sends a request again', () => {
  test('has variables in place of what is of one run, and no credentials', () => {
    expect(curlOf(fake, exchange({}))).toBe(
      'curl -i -X GET "$FAKE_SWR_URL/v2/$FAKE_SWR_PROJECT_ID/instances/$FAKE_SWR_INSTANCE_ID" -H "X-Auth-Token: $FAKE_SWR_TOKEN"',
    );
    expect(curlOf(real, exchange({}))).toBe(
      `curl -i -X GET "https://swr.example/v2/abc/instances/${instance}" -H "X-Auth-Token: $FAKE_SWR_LIVE_TOKEN"`,
    );
    const both = { target: real.target, against: fake.target };
    expect(curlOf(both, exchange({}, 'inprocess, where https://swr.example has'))).toContain('$FAKE_SWR_URL/v2/');
  });

  test('calls as the case did', () => {
    expect(curlOf(fake, exchange({ as: 'nobody' }))).not.toContain('X-Auth-Token');
    expect(curlOf(fake, exchange({ as: 'wrong token' }))).toContain('"X-Auth-Token: MIIwrong"');
    expect(curlOf(fake, exchange({ as: 'other project' }))).toContain(`/v2/${'f'.repeat(32)}/`);
    const missing = '/v2/abc/instances/00000000-0000-4000-8000-000000000000';
    expect(curlOf(fake, exchange({ target: missing }))).toContain('/instances/00000000-');
  });

  test('says to a shell what was sent, whatever that is', () => {
    const body = { a: `it's "$HOME" \`id\` \\ $(id)` };
    const target = '/v2/abc/instances?name=$HOME`id`"\\';
    const words = wordsOf(curlOf(real, exchange({ method: 'POST', target, body })), { FAKE_SWR_LIVE_TOKEN: 'secret' });
    expect(words).toEqual([
      ...['curl', '-i', '-X', 'POST', `https://swr.example${target}`, '-H', 'X-Auth-Token: secret'],
      ...['-H', 'Content-Type: application/json', '--data', JSON.stringify(body)],
    ]);
  });

  test('is answered in the demo world', async () => {
    const swr = await fakeSwr();
    const words = wordsOf(curlOf({ target: { name: swr.url, kind: 'fake' } }, exchange({})), {
      FAKE_SWR_PROJECT_ID: swr.projectId,
      FAKE_SWR_INSTANCE_ID: swr.instanceId,
      FAKE_SWR_TOKEN: swr.token,
    });
    const answer = await fetch(String(words[4]), { headers: { 'X-Auth-Token': swr.token } });
    expect(answer.status).toBe(200);
  });
});
