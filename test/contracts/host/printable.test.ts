/** Foreign text never reaches a terminal, a log or a page as anything but text that is seen. */
import { describe, expect, test } from 'vitest';
import { runProbe } from '../../../cli/probe.ts';
import { runSweep } from '../../../cli/sweep.ts';
import { printable, printableJson, printed, visible } from '../../../contracts/host/printable.ts';
import { fileWith, middleman, ran, verify } from '../support/kit.ts';

const bad = '\u001b[31m\r\n::error::x\u0000\u009b2J\u007f\u202e\u2066\u200b\ufeff\u{e0041}\ud800';
const seen = '\\u001b[31m\\r\\n::error::x\\u0000\\u009b2J\\u007f\\u202e\\u2066\\u200b\\ufeff\\u{e0041}\\ud800';

/** The colours and the line that is rewritten are the command's own; elsewhere nothing unseen but ends of lines. */
const unseen = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('what is unseen is written out', () => {
  test('in one line', () => expect(printable(bad)).toBe(seen));
  test('within a value, names included', () =>
    expect(printed({ [bad]: [bad, 1, null] })).toEqual({ [seen]: [seen, 1, null] }));
  test('and lines stay lines where they may', () => expect(visible('a\nb\u001b')).toBe('a\nb\\u001b'));
  test('and each of them is no command', () => expect(visible('a\n::error::b')).toBe('a\n\\u003a:error::b'));
  test('in JSON as escapes that mean the same', () => {
    const text = printableJson(JSON.stringify({ bad }, null, 2));
    expect(text).not.toMatch(unseen);
    expect(JSON.parse(text)).toEqual({ bad });
  });
  test('and all else is left alone', () => {
    for (const text of ['签名 naïve — “ok” 🎉', 'a:b::c', '::1', '## heading #1', 'C:\\n'])
      expect(printable(text)).toBe(text);
  });
});

test.each([
  ['::error file=a::b', '\\u003a:error file=a::b'],
  ['  ::Set-Output name=x::y', '  \\u003a:Set-Output name=x::y'],
  ['a ##[error]b', 'a \\u0023#[error]b'],
  ['##vso[task.complete]', '\\u0023#vso[task.complete]'],
  ["x ##teamcity[buildStop comment='']", "x \\u0023#teamcity[buildStop comment='']"],
])('a workflow command is no longer a command: %s', (text, expected) => expect(printable(text)).toBe(expected));

describe('the kit prints nothing unseen', () => {
  const spoil = (text: string): string => JSON.stringify({ ...JSON.parse(text), total: bad, [bad]: 1 });
  const spoiled = () =>
    middleman(({ target }, { status, text }) =>
      /\/instances\?/.test(target) && status === 200 ? { text: spoil(text) } : undefined,
    );

  test.each(['console', 'markdown', 'junit', 'json', 'sarif', 'html', 'har'])('in a report: %s', async (kind) => {
    const { url } = await spoiled();
    const { stdout, stderr } = await verify(['--target', url, '--only', 'instances/', '--report', `${kind}=-`]);
    expect(stdout).toMatch(/u009b/);
    expect(stdout + stderr).not.toMatch(unseen);
    expect(stdout).not.toMatch(/^\s*::error/m);
  });

  test('of the cases of somebody else', async () => {
    const own = {
      id: 'mine/\u202ex',
      rule: bad,
      source: bad,
      provenance: 'chosen',
      effect: 'read',
      given: ['project'],
    };
    const steps = [{ operation: 'ListInstance', expect: { status: 418 } }];
    const file = fileWith('mine.json', JSON.stringify({ ...own, steps }));
    for (const more of [[], ['--list']]) {
      const { stdout } = await verify(['--cases', file, '--only', 'mine/', ...more]);
      expect(stdout).toContain('mine/\\u202ex');
      expect(stdout).not.toMatch(unseen);
    }
  });

  test('of a refusal', async () => {
    const { url } = await middleman(({ target }) =>
      target.startsWith('/_fake/worlds') ? { status: 500, headers: {}, text: bad.slice(0, 20) } : undefined,
    );
    for (const command of [runProbe, runSweep]) {
      const { code, stderr } = await ran((terminal) => command(['--target', url], terminal));
      expect(code).toBe(2);
      expect(stderr.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });
});
