import type {
  SeedImmutableRule,
  SeedNamespace,
  SeedRetentionPolicy,
  SeedSignPolicy,
  SeedWebhookPolicy,
} from '../mock/seed/format/types.ts';
import { demo } from '../mock/seed/scenarios/demo.ts';
import type { Language } from './pages.ts';
import { table } from './tables.ts';

const words = {
  en: {
    head: [
      'Namespace',
      'Public',
      'Repositories',
      'Artifacts',
      'Signed artifacts',
      'Signing policies',
      'Retention policy',
      'Immutable rule',
      'Webhook policies',
    ],
    public: { true: 'yes', false: 'no' },
    triggers: { manual: 'manual', scheduled: 'scheduled', event_based: 'event-based' },
    disabled: 'disabled',
    executions: (count: number) => `executions: ${count}`,
    jobs: (count: number) => `jobs: ${count}`,
    aside: (notes: string) => ` (${notes})`,
    comma: ', ',
  },
  zh: {
    head: [
      '命名空间',
      '公开',
      '制品仓库',
      '制品版本',
      '已签名的制品版本',
      '签名策略',
      '老化策略',
      '不可变规则',
      '触发器',
    ],
    public: { true: '是', false: '否' },
    triggers: { manual: '手动', scheduled: '定时', event_based: '事件触发' },
    disabled: '未启用',
    executions: (count: number) => `执行记录 ${count} 条`,
    jobs: (count: number) => `任务 ${count} 条`,
    aside: (notes: string) => `（${notes}）`,
    comma: '，',
  },
} as const;

const policyText = (policy: SeedSignPolicy | SeedRetentionPolicy, language: Language): string => {
  const { id, name, trigger, enabled, executions = [] } = policy;
  const { triggers, disabled, executions: counted, aside, comma } = words[language];
  const notes = [
    trigger?.type && triggers[trigger.type],
    enabled === false && disabled,
    executions.length > 0 && counted(executions.length),
  ].filter(Boolean);
  return `${id} \`${name}\`${notes.length === 0 ? '' : aside(notes.join(comma))}`;
};

const ruleText = ({ id, tag_selectors = [], disabled }: SeedImmutableRule, language: Language): string => {
  const { aside, disabled: off } = words[language];
  return `${id} \`${tag_selectors[0]?.pattern ?? '**'}\`${disabled ? aside(off) : ''}`;
};

const webhookText = ({ id, name, enabled, jobs = [] }: SeedWebhookPolicy, language: Language): string => {
  const { disabled, jobs: counted, aside, comma } = words[language];
  const notes = [enabled === false && disabled, jobs.length > 0 && counted(jobs.length)].filter(Boolean);
  return `${id} \`${name}\`${notes.length === 0 ? '' : aside(notes.join(comma))}`;
};

const namespaceRow = (namespace: SeedNamespace, language: Language): readonly string[] => {
  const { name, metadata, repositories = [] } = namespace;
  const { signature_policies = [], retention_policies = [], webhook_policies = [], immutable_rules = [] } = namespace;
  const artifacts = repositories.flatMap((repository) => repository.artifacts ?? []);
  return [
    `\`${name}\``,
    words[language].public[metadata?.public ?? 'false'],
    String(repositories.length),
    String(artifacts.length),
    String(artifacts.filter(({ signed }) => signed).length),
    signature_policies.map((policy) => policyText(policy, language)).join('<br>'),
    retention_policies.map((policy) => policyText(policy, language)).join('<br>'),
    immutable_rules.map((rule) => ruleText(rule, language)).join('<br>'),
    webhook_policies.map((policy) => webhookText(policy, language)).join('<br>'),
  ];
};

/** What the demo world holds, by namespace. */
export const demoTable = (language: Language): string =>
  table(
    words[language].head,
    (demo.instances ?? []).flatMap(({ namespaces = [] }) =>
      namespaces.map((namespace) => namespaceRow(namespace, language)),
    ),
  );
