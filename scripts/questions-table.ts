import type { BehaviourId } from '../mock/world/kernel/profile.ts';
import { behaviours } from '../spec/generated/behaviours.ts';
import { catalogue } from '../spec/generated/errors.ts';
import document from '../spec/generated/openapi.json' with { type: 'json' };
import { behavioursZh } from './behaviours-zh/all.ts';
import type { Language } from './pages.ts';
import { colon, table } from './tables.ts';

const provenances = ['documented', 'observed', 'inferred', 'chosen'] as const;
type Provenance = (typeof provenances)[number];

const provenanceIn: Readonly<Record<Language, Readonly<Record<Provenance, string>>>> = {
  en: { documented: 'documented', observed: 'observed', inferred: 'inferred', chosen: 'chosen' },
  zh: { documented: '文档写明', observed: '观察所得', inferred: '推断', chosen: '自行选定' },
};

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
    `\`${option}\`${meaning === option ? '' : `${colon[language]}${plain(meaning)}`}`,
    provenanceIn[language][provenance],
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

const subjects = {
  en: ['questions of the table below', 'errors the fake raises', 'marks elsewhere in the spec'],
  zh: ['下表的问题', 'fake-swr 返回的错误', '规格中另行标注之处'],
} as const;

/** How much there is of what is not documented; of what is, only errors can be counted. */
export const provenanceTable = (language: Language): string => {
  const [questions, errors, elsewhere] = subjects[language];
  return table(
    ['', ...provenances.map((provenance) => provenanceIn[language][provenance])],
    [
      counted(
        questions,
        behaviourIds.map((id) => behaviours[id].provenance),
      ),
      counted(
        errors,
        Object.values(catalogue.raised).map(({ provenance }) => provenance),
      ),
      counted(elsewhere, marksIn(document)),
    ],
  );
};
