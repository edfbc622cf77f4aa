import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

test('custodian sets what its provider and the SDK read', () => {
  const { ak, sk, project_id, region } = demoTenant;
  expect(printed('custodian').split('\n')).toEqual([
    `export HUAWEI_ACCESS_KEY_ID='${ak}'`,
    `export HUAWEI_SECRET_ACCESS_KEY='${sk}'`,
    `export HUAWEI_PROJECT_ID='${project_id}'`,
    `export HUAWEI_DEFAULT_REGION='${region}'`,
    `export HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4='${url}'`,
    `export HUAWEICLOUD_SDK_REGION_IAM_CN_NORTH_4='${url}'`,
    `export HUAWEICLOUD_SDK_IAM_ENDPOINT='${url}'`,
    '',
  ]);
});

test('terraform gets an address for each service that it would ask the real cloud for', () => {
  const endpoints = [...printed('terraform').matchAll(/^ {4}(\w+) = "(.*)"$/gm)].map(([, name, at]) => [name, at]);
  expect(endpoints).toEqual(['swr', 'iam', 'kms', 'vpc', 'dns', 'eps'].map((name) => [name, `${url}/`]));
});

test('the example and both pages have the block that is printed for terraform', () => {
  const block = printed('terraform', 'http://127.0.0.1:8080');
  const pages = ['examples/terraform/provider.tf', 'docs/clients.md', 'docs/zh-CN/clients.md'];
  for (const page of pages)
    expect(readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8'), page).toContain(block);
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
