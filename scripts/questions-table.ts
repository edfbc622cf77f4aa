import { operations } from '../mock/spec/operations.ts';
import { fidelityOf, type Mark, marks } from '../mock/world/kernel/fidelity.ts';
import { type BehaviourId, createProfile } from '../mock/world/kernel/profile.ts';
import { behaviours } from '../spec/generated/behaviours.ts';
import { catalogue } from '../spec/generated/errors.ts';
import document from '../spec/generated/openapi.json' with { type: 'json' };
import { behavioursZh } from './behaviours-zh/all.ts';
import type { Language } from './pages.ts';
import { colon, table } from './tables.ts';

const provenanceIn: Readonly<Record<Language, Readonly<Record<Mark, string>>>> = {
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
const marksIn = (value: unknown): readonly Mark[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'x-provenance' ? [child as Mark] : marksIn(child)));
};

const counted = (what: string, found: readonly Mark[]): readonly string[] => [
  what,
  ...marks.map((provenance) => String(found.filter((one) => one === provenance).length || '–')),
];

const subjects = {
  en: [
    'questions of the table below',
    'errors the fake raises',
    'marks elsewhere in the spec',
    'operations of SWR, by the defaults',
  ],
  zh: ['下表的问题', 'fake-swr 返回的错误', '规格中另行标注之处', 'SWR 的接口（按默认值）'],
} as const;

/** How much there is of what is not documented; of what is, only errors and operations can be counted. */
export const provenanceTable = (language: Language): string => {
  const [questions, errors, elsewhere, ofOperations] = subjects[language];
  return table(
    ['', ...marks.map((provenance) => provenanceIn[language][provenance])],
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
      counted(
        ofOperations,
        operations.filter(({ service }) => service === 'swr').map((one) => fidelityOf(one, createProfile()).mark),
      ),
    ],
  );
};
