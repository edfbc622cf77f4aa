/** Webhook policies that are refused, with the value and the rule. */
import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { target, webhookBody } from '../../support/webhook-bodies.ts';

const to = (changes: object) => ({ targets: [{ ...target, ...changes }] });

test.each<[string, Record<string, unknown>, RegExp]>([
  ['no target', { targets: [] }, /targets is \[\] but must have at least one item/],
  ['no event', { event_types: [] }, /event_types is \[\] but must have at least one item/],
  ['an event of Harbor’s', { event_types: ['DELETE_ARTIFACT'] }, /event_types\.0 .*PUSH_ARTIFACT/],
  ['a kind of target that there is not', to({ type: 'slack' }), /targets\.0\.type .*http/],
  ['another kind of address', to({ address_type: 'public' }), /address_type .*internal, internet/],
  ['an empty address', to({ address: '' }), /targets\.0\.address is "" but must be an http or https address/],
  ['an address of another scheme', to({ address: 'ftp://a.test' }), /"ftp:\/\/a\.test" but must be an http or https/],
  ['an address that is none', to({ address: 'http://[' }), /must be an http or https address/],
  ['a header without colon', to({ auth_header: 'a:b;secret' }), /auth_header has no colon in pair 2 of 2/],
  ['a header without name', to({ auth_header: ':b' }), /auth_header has "" in pair 1 of 1/],
  ['a name that is none', to({ auth_header: 'a b:c' }), /auth_header has "a b" in pair 1 of 1, which is not the name/],
  ['a header of two lines', to({ auth_header: 'a:b\r\nc' }), /auth_header has characters in pair 1 of 1/],
  ['a header in Chinese', to({ auth_header: 'a:触发' }), /auth_header has characters in pair 1 of 1/],
  ['a name with a space', { name: 'a hook' }, /name/],
  ['no scope rule for repositories', { scope_rules: [{ ...scope(), scope_selectors: {} }] }, /repository/],
])('%s', async (_, changes, message) => {
  const fake = await startFake();
  const { status, body } = await fake.post(`${fake.instance}/namespaces/root/webhook/policies`, webhookBody(changes));
  expect(status).toBe(400);
  expect(body.error_msg).toMatch(message);
  expect(body.error_msg).not.toContain('secret');
});

test.each([
  ['an address without a scheme', { address: '100.0.0.1:80' }],
  ['a host name that is internal', { address: 'https://test.com', address_type: 'internal' }],
  ['headers of several pairs with colons in their values', { auth_header: 'Authorization:Basic a:b; X-Key : c ;' }],
  ['no headers', { auth_header: '' }],
])('%s is taken, and comes back as it was sent', async (_, changes) => {
  const fake = await startFake();
  const policies = `${fake.instance}/namespaces/root/webhook/policies`;
  const { id } = (await fake.post(policies, webhookBody(to(changes)))).body;
  expect((await fake.get(`${policies}/${id}`)).body.targets).toEqual([{ ...target, ...changes }]);
});

test.each(['Success', 'running', 'succeed'])(
  'jobs of the status %s, which is not one of the filter’s',
  async (status) => {
    const { get, instance } = await startFake();
    const answer = await get(`${instance}/namespaces/library/webhook/policies/3/jobs`, { status });
    expect(answer.status).toBe(400);
    expect(answer.body.error_msg).toMatch(/status .*Initialized, Pending, InProgress, Succeed, Failed, Stopped/);
  },
);

function scope() {
  return webhookBody().scope_rules[0];
}
