import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { demo } from '../mock/seed/scenarios/demo.ts';
import type { SeedNamespace, SeedSignPolicy } from '../mock/seed/types.ts';
import type { BehaviourId } from '../mock/world/kernel/profile.ts';
import { behaviours } from '../spec/generated/behaviours.ts';
import control from '../spec/generated/control.json' with { type: 'json' };
import { catalogue } from '../spec/generated/errors.ts';
import document from '../spec/generated/openapi.json' with { type: 'json' };
import { behavioursZh, controlZh, flagsZh } from './wording-zh.ts';

export type Language = 'en' | 'zh';

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

/** The methods that an OpenAPI path item may have, in the order of the tables. */
export const methods: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const provenances = ['documented', 'observed', 'inferred', 'chosen'] as const;
type Provenance = (typeof provenances)[number];

const provenanceZh: Readonly<Record<Provenance, string>> = {
  documented: '文档写明',
  observed: '观察所得',
  inferred: '推断',
  chosen: '自行选定',
};

const provenanceIn = (language: Language, provenance: Provenance): string =>
  language === 'zh' ? provenanceZh[provenance] : provenance;

const behaviourIds = Object.keys(behaviours) as readonly BehaviourId[];

interface Said {
  readonly question?: string;
  readonly options?: Readonly<Record<string, string | number>>;
}

/** The text as text: Markdown would take `<name>` for HTML. */
const plain = (text: string): string => text.replaceAll('<', '&lt;');

const behaviourRow = (id: BehaviourId, language: Language): readonly string[] => {
  const { question, options, default: option, provenance } = behaviours[id];
  const said: Said = { options };
  const zh: Said = (language === 'zh' && behavioursZh[id]) || {};
  const meaning = String(zh.options?.[option] ?? said.options?.[option]);
  return [
    `\`${id}\``,
    plain(zh.question ?? question),
    `\`${option}\`${meaning === option ? '' : `${language === 'zh' ? '：' : ': '}${plain(meaning)}`}`,
    provenanceIn(language, provenance),
  ];
};

/** Every question that the documentation leaves open, the answer the fake gives and where that comes from. */
export const behavioursTable = (language: Language): string =>
  table(
    language === 'zh' ? ['编号', '问题', '默认', '来源'] : ['Id', 'Question', 'Default', 'Provenance'],
    behaviourIds.map((id) => behaviourRow(id, language)),
  );

/** The `x-provenance` marks anywhere in the document. */
const marksIn = (value: unknown): readonly Provenance[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'x-provenance' ? [child as Provenance] : marksIn(child),
  );
};

const counted = (what: string, found: readonly Provenance[]): readonly string[] => [
  what,
  ...provenances.map((provenance) => String(found.filter((one) => one === provenance).length || '–')),
];

/** How much there is of what is not documented; of what is, only errors can be counted. */
export const provenanceTable = (language: Language): string => {
  const zh = language === 'zh';
  return table(
    ['', ...provenances.map((provenance) => provenanceIn(language, provenance))],
    [
      counted(
        zh ? '下表的问题' : 'questions of the table below',
        behaviourIds.map((id) => behaviours[id].provenance),
      ),
      counted(
        zh ? '仿真服务返回的错误' : 'errors the fake raises',
        Object.values(catalogue.raised).map(({ provenance }) => provenance),
      ),
      counted(zh ? '规格中另行标注之处' : 'marks elsewhere in the spec', marksIn(document)),
    ],
  );
};

const policyText = ({ id, name, trigger, enabled, executions = [] }: SeedSignPolicy, language: Language): string => {
  const words = language === 'zh' ? ['未启用', '执行记录'] : ['disabled', 'executions:'];
  const notes = [trigger?.type, enabled === false && words[0], executions[0] && `${words[1]} ${executions.length}`];
  const said = notes.filter(Boolean).join(', ');
  return `${id} \`${name}\`${said === '' ? '' : ` (${said})`}`;
};

const namespaceRow = (namespace: SeedNamespace, language: Language): readonly string[] => {
  const { name, metadata, repositories = [], signature_policies = [] } = namespace;
  const artifacts = repositories.flatMap((repository) => repository.artifacts ?? []);
  return [
    `\`${name}\``,
    metadata?.public ?? 'false',
    String(repositories.length),
    String(artifacts.length),
    String(artifacts.filter(({ signed }) => signed).length),
    signature_policies.map((policy) => policyText(policy, language)).join('<br>'),
  ];
};

/** What the demo world holds, by namespace. */
export const demoTable = (language: Language): string =>
  table(
    language === 'zh'
      ? ['命名空间', '公开', '制品仓库', '制品版本', '其中已签名', '签名策略']
      : ['Namespace', 'Public', 'Repositories', 'Artifacts', 'Of these signed', 'Signing policies'],
    (demo.instances ?? []).flatMap(({ namespaces = [] }) =>
      namespaces.map((namespace) => namespaceRow(namespace, language)),
    ),
  );

/** What the command line says of itself; each entry on one line. */
const helpOf = (...command: readonly string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', main, ...command, '--help'], { encoding: 'utf8' }).replace(
    /\n {4,}(?=\S)/g,
    ' ',
  );

const entriesOf = (help: string, heading: string): readonly (readonly [string, string])[] => {
  const section = help.split('\n\n').find((part) => part.startsWith(`${heading}:\n`)) ?? '';
  return [...section.matchAll(/^ {2}(\S.*?) {2,}(.*)$/gm)].map(([, name = '', text = '']) => [name, text]);
};

const flagRow = (command: string, [flags, text]: readonly [string, string], language: Language): readonly string[] => {
  const [, description = text, details = ''] = /^(.*) \(((?:choices|default|env): .*)\)$/.exec(text) ?? [];
  const choices = /choices: ((?:"[^"]*"(?:, )?)+)/.exec(details)?.[1]?.replace(/"|, $/g, '');
  const usual = /default: "?([^",]+)/.exec(details)?.[1];
  const variable = /env: (\w+)/.exec(details)?.[1];
  const said = (language === 'zh' && flagsZh[`${command} ${flags.split(' ')[0]}`]) || description;
  const colon = language === 'zh' ? '：' : ': ';
  return [
    `\`${flags}\``,
    variable === undefined ? '' : `\`${variable}\``,
    usual === undefined ? '' : `\`${usual}\``,
    choices === undefined ? said : said + colon + choices,
  ];
};

/** The flags of each command, with their environment variables. */
export const flagsTable = (language: Language): string => {
  const head =
    language === 'zh'
      ? ['参数', '环境变量', '默认值', '说明']
      : ['Flag', 'Environment variable', 'Default', 'What it says'];
  const commands = entriesOf(helpOf(), 'Commands').map(([usage]) => usage.split(' ')[0] ?? '');
  return commands
    .filter((command) => command !== 'help')
    .map((command) => {
      const flags = entriesOf(helpOf(command), 'Options').filter(([name]) => !name.endsWith('--help'));
      return `\`fake-swr ${command}\`\n\n${table(
        head,
        flags.map((flag) => flagRow(command, flag, language)),
      )}`;
    })
    .join('\n\n');
};

interface ControlCall {
  readonly summary: string;
}

/** The calls of the fake's own API. */
export const controlTable = (language: Language): string =>
  table(
    language === 'zh' ? ['调用', '作用'] : ['Call', 'What it does'],
    Object.entries(control.paths as unknown as Record<string, Record<string, ControlCall>>).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => methods.includes(method))
        .map(([method, { summary }]) => {
          const call = `${method.toUpperCase()} ${path}`;
          return [`\`${call}\``, (language === 'zh' && controlZh[call]) || summary];
        }),
    ),
  );
