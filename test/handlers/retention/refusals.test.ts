import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';

interface Refusal {
  readonly id: string;
  readonly note?: string;
  readonly policy: { readonly rules?: unknown };
  readonly namespace_has_policy?: boolean;
  readonly expect: { readonly accepted: boolean; readonly harbor_status: number; readonly reason?: string };
}

const file = new URL('../../world/vectors/retention-invalid.json', import.meta.url);
const vectors: readonly Refusal[] = JSON.parse(readFileSync(file, 'utf8')).cases;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** SWR's shape of a policy: Harbor's has neither a name nor a scope mode. */
const bodyOf = ({ policy }: Refusal) => ({
  name: 'keep',
  enabled: true,
  ...policy,
  ...(Array.isArray(policy.rules) && {
    rules: policy.rules.map((rule) => (isRecord(rule) ? { repo_scope_mode: 'regular', priority: 0, ...rule } : rule)),
  }),
});

const policies = ({ instance }: Fake) => `${instance}/namespaces/root/retention/policies`;

const answerTo = async (vector: Refusal): Promise<number> => {
  const fake = await startFake();
  if (vector.namespace_has_policy) {
    const rules: readonly unknown[] = [];
    const first = { name: 'first', enabled: true, algorithm: 'or', rules, trigger: { type: 'manual' } };
    expect((await fake.post(policies(fake), first)).status).toBe(201);
  }
  return (await fake.post(policies(fake), bodyOf(vector))).status;
};

interface Rule {
  readonly action?: unknown;
  readonly template?: unknown;
  readonly params?: unknown;
  readonly tag_selectors?: readonly Selector[];
  readonly scope_selectors?: Readonly<Record<string, readonly Selector[]>>;
}

interface Selector {
  readonly kind?: unknown;
  readonly decoration?: unknown;
  readonly pattern?: unknown;
  readonly extras?: unknown;
}

const templates = ['latestPushedK', 'latestPulledN', 'nDaysSinceLastPush', 'nDaysSinceLastPull'];

const documentedSelector = ({ kind, decoration, pattern, extras = '' }: Selector): boolean =>
  kind === 'doublestar' &&
  ['repoMatches', 'matches', 'excludes'].includes(String(decoration)) &&
  typeof pattern === 'string' &&
  pattern.length <= 512 &&
  typeof extras === 'string';

const documentedRule = ({ action, template, params, tag_selectors, scope_selectors }: Rule): boolean =>
  action === 'retain' &&
  templates.includes(String(template)) &&
  isRecord(params) &&
  Array.isArray(tag_selectors) &&
  isRecord(scope_selectors) &&
  Object.keys(scope_selectors).every((key) => key === 'repository') &&
  [...tag_selectors, ...Object.values(scope_selectors).flat()].every(documentedSelector);

/** Whether the pages allow what the engine takes: they name fewer templates, selectors and triggers. */
const isDocumented = ({ policy }: Refusal): boolean => {
  const { rules, algorithm, trigger } = policy as {
    readonly rules?: readonly Rule[];
    readonly algorithm?: unknown;
    readonly trigger?: { readonly type?: unknown; readonly trigger_settings?: { readonly cron?: unknown } };
  };
  return (
    algorithm === 'or' &&
    Array.isArray(rules) &&
    rules.every(documentedRule) &&
    (trigger?.type === 'manual' || (trigger?.type === 'scheduled' && trigger.trigger_settings?.cron !== ''))
  );
};

describe('what Harbor refuses is refused', () => {
  const refused = vectors.filter(({ expect: { accepted } }) => !accepted);
  test.each(refused.map((vector) => [vector.id, vector.expect.reason ?? '', vector] as const))(
    '%s %s',
    async (_id, _reason, vector) => {
      expect(await answerTo(vector)).toBe(vector.expect.harbor_status);
    },
  );
});

describe('what Harbor takes is taken, unless the pages say less', () => {
  const accepted = vectors.filter((vector) => vector.expect.accepted && isDocumented(vector));
  test('so many of them the pages allow', () => {
    expect(accepted.length).toBe(55);
  });
  test.each(accepted.map((vector) => [vector.id, vector.note ?? '', vector] as const))(
    '%s %s',
    async (_id, _note, vector) => {
      expect(await answerTo(vector)).toBe(201);
    },
  );
});
