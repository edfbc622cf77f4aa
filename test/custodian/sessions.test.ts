/** What Cloud Custodian asks before its first call to SWR: its account, and the project of its region. */
import { expect, test } from 'vitest';
import { settings } from '../../cli/env.ts';
import { startFake } from '../support/fake.ts';
import { sign } from '../support/sign.ts';

test('the account and the project of its region are found by the keys that are printed for it', async () => {
  const { swr } = await startFake();
  const printed = new Map(
    [...settings.custodian(swr.url).matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
  const keys = { ak: printed.get('HUAWEI_ACCESS_KEY_ID') ?? '', sk: printed.get('HUAWEI_SECRET_ACCESS_KEY') ?? '' };
  const at = printed.get('HUAWEICLOUD_SDK_IAM_ENDPOINT') ?? '';
  const ask = async (target: string) => {
    const answer = await fetch(`${at}${target}`, { headers: sign(keys, { target }) });
    return (await answer.json()) as Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
  };
  expect((await ask('/v3/auth/domains')).domains).toMatchObject([{ id: swr.domainId }]);
  const region = printed.get('HUAWEI_DEFAULT_REGION') ?? '';
  const { projects } = await ask(`/v3/projects?name=${region}`);
  expect(projects).toMatchObject([{ id: printed.get('HUAWEI_PROJECT_ID'), name: region }]);
});
