/** The pages that are kept in English and in Chinese. `npm run docs` fills their generated parts. */
export type Language = 'en' | 'zh';

export interface Page {
  readonly file: string;
  readonly language: Language;
}

/** The pages of docs/ and of docs/zh-CN/, in the order in which the README links them. */
export const names = [
  'clients.md',
  'fixtures.md',
  'fixtures-python.md',
  'fixtures-go.md',
  'fixtures-java.md',
  'ci.md',
  'control-plane.md',
  'dashboard.md',
  'seeds.md',
  'registry.md',
  'command-line.md',
  'replicas.md',
  'operations.md',
  'open-questions.md',
  'reports.md',
  'troubleshooting.md',
  'glossary.md',
] as const;

export const englishPages: readonly string[] = ['README.md', ...names.map((name) => `docs/${name}`)];

/** Where the Chinese of an English page is. */
export const chineseOf = (english: string): string =>
  english === 'README.md' ? 'README.zh-CN.md' : english.replace('docs/', 'docs/zh-CN/');

export const pages: readonly Page[] = englishPages.flatMap((file) => [
  { file, language: 'en' as const },
  { file: chineseOf(file), language: 'zh' as const },
]);
