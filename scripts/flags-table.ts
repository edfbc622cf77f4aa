import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Language } from './pages.ts';
import { colon, table, wordingOf } from './tables.ts';
import { flagsZh } from './wording-zh-flags.ts';

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const helps = new Map<string, string>();

/** What the command line says of itself; each entry on one line. */
const helpOf = (command = ''): string => {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const args = ['--import', 'tsx', main, ...(command === '' ? [] : [command]), '--help'];
  const help = execFileSync(process.execPath, args, { encoding: 'utf8' }).replace(/\n {4,}(?=\S)/g, ' ');
  helps.set(command, help);
  return help;
};

const entriesOf = (help: string, heading: string): readonly (readonly [string, string])[] => {
  const section = help.split('\n\n').find((part) => part.startsWith(`${heading}:\n`)) ?? '';
  return [...section.matchAll(/^ {2}(\S.*?) {2,}(.*)$/gm)].map(([, name = '', text = '']) => [name, text]);
};

const flagRow = (command: string, [flags, text]: readonly [string, string], language: Language): readonly string[] => {
  const [, description = text, details = ''] = /^(.*) \(((?:choices|default|env): .*)\)$/.exec(text) ?? [];
  const choices = /choices: ((?:"[^"]*"(?:, )?)+)/.exec(details)?.[1]?.replace(/"|, $/g, '');
  const usual = /default: "?([^",]+)/.exec(details)?.[1];
  const variable = /env: (\w+)/.exec(details)?.[1];
  const flag = flags.split(' ')[0] ?? '';
  const said =
    language === 'zh' ? wordingOf(flagsZh, [`${command} ${flag}`, flag], 'wording-zh-flags.ts') : description;
  return [
    `\`${flags}\``,
    variable === undefined ? '' : `\`${variable}\``,
    usual === undefined ? '' : `\`${usual}\``,
    choices === undefined ? said : said + colon[language] + choices,
  ];
};

const head = {
  en: ['Flag', 'Environment variable', 'Default', 'Description'],
  zh: ['参数', '环境变量', '默认值', '说明'],
};

/** The flags of each command, with their environment variables. */
export const flagsTable = (language: Language): string =>
  entriesOf(helpOf(), 'Commands')
    .map(([usage]) => usage.split(' ')[0] ?? '')
    .filter((command) => command !== 'help')
    .map((command) => {
      const flags = entriesOf(helpOf(command), 'Options').filter(([name]) => !name.endsWith('--help'));
      const rows = flags.map((flag) => flagRow(command, flag, language));
      return `### \`fake-swr ${command}\`\n\n${table(head[language], rows)}`;
    })
    .join('\n\n');
