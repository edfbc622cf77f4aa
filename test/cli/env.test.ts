import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type ClientKind, printSettings, settings } from '../../cli/env.ts';
import { demoTenant } from '../../mock/index.ts';
import { blocksOf } from '../docs/blocks.ts';

const url = 'http://127.0.0.1:9';

const printed = (kind: ClientKind, where = url): string => {
  let text = '';
  printSettings(kind, where, {
    write: (part: string) => {
      text += part;
    },
  } as Parameters<typeof printSettings>[2]);
  return text;
};

test('bash sets all that the SDKs read, IAM included', () => {
  const env = execFileSync('bash', ['--norc', '-c', `set -eu\n${printed('bash')}\nenv`], { encoding: 'utf8', env: {} });
  const { ak, sk, project_id } = demoTenant;
  for (const line of [
    `HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4=${url}`,
    `HUAWEICLOUD_SDK_REGION_IAM_CN_NORTH_4=${url}`,
    `HUAWEICLOUD_SDK_IAM_ENDPOINT=${url}`,
    `HUAWEICLOUD_SDK_AK=${ak}`,
    `HUAWEICLOUD_SDK_SK=${sk}`,
    `HUAWEICLOUD_SDK_PROJECT_ID=${project_id}`,
    `CLOUD_SDK_AK=${ak}`,
    `FAKE_SWR_URL=${url}`,
  ]) {
    expect(env.split('\n')).toContain(line);
  }
});

test('powershell sets the same as bash', () => {
  const names = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, name]) => name);
  const ofBash = names(printed('bash'), /^export (\w+)=/gm);
  expect(names(printed('powershell'), /^\$env:(\w+) =/gm)).toEqual(ofBash);
});

test.each(Object.keys(settings) as ClientKind[])('%s names the address without a slash at its end', (kind) => {
  expect(printed(kind, `${url}/`)).toBe(printed(kind));
  expect(printed(kind)).toContain(new URL(url).host);
});

describe('a whole program', () => {
  test.each([
    ['python', /^from .* import SwrClient$|^from huaweicloudsdkswr\.v2 import/m, /^print\(/m],
    ['go', /^package main$/m, /^func main\(\) \{$/m],
    ['java', /^import com\.huaweicloud\.sdk\.swr\.v2\.SwrClient;$/m, /public static void main/],
    ['node', /require\('@huaweicloud\/huaweicloud-sdk-core'\)/, /\.then\(console\.log\)/],
  ] as const)('for %s begins, ends and exports nothing', (kind, begins, ends) => {
    const program = printed(kind);
    expect(program).toMatch(begins);
    expect(program).toMatch(ends);
    expect(program).not.toMatch(/^export /m);
  });

  test('for Node is a program', () => {
    expect(() => execFileSync(process.execPath, ['--check', '-'], { input: printed('node') })).not.toThrow();
  });
});

test.each(['docker', 'crane', 'oras', 'cosign', 'helm', 'skopeo', 'containerd'] as const)(
  '%s logs in to the registry as the demo, in lines that bash can read',
  (kind) => {
    expect(printed(kind)).toContain(demoTenant.password);
    expect(() => execFileSync('bash', ['-n'], { input: printed(kind) })).not.toThrow();
  },
);

test('the page of the clients names the variables that bash sets', () => {
  const page = blocksOf('docs/clients.md')
    .map(({ text }) => text)
    .join('\n');
  for (const [, name = ''] of printed('bash').matchAll(/^export (HUAWEICLOUD_\w+)=/gm)) expect(page).toContain(name);
});
