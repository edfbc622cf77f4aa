/** The fenced blocks of a page. */
import { readFileSync } from 'node:fs';
import { root } from './place.ts';

export interface Block {
  /** File and line, to be found by whoever reads of a failure. */
  readonly where: string;
  readonly language: string;
  readonly text: string;
  /** What `<!-- block: … -->` above it says. */
  readonly mark: string;
}

const fence = /(?:^<!-- block: (.+) -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm;

export const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');

export const blocksOf = (file: string): readonly Block[] => {
  const page = textOf(file);
  return [...page.matchAll(fence)].map(([whole, mark = '', language = '', text = ''], index, all) => {
    const at = all[index]?.index ?? 0;
    const line = page.slice(0, at + whole.indexOf('```')).split('\n').length;
    return { where: `${file}:${line}`, language, text, mark };
  });
};

/** Languages of what is printed, not run. */
const output = ['text', 'json'];

export const isCode = ({ language }: Block): boolean => !output.includes(language);

/** Why a block of code is not run. */
export const reasonOf = ({ mark }: Block): string | undefined => /^none: (.+)$/.exec(mark)?.[1];

/** The file that a block is to be written to. */
export const fileOf = ({ mark }: Block): string | undefined => /^file (\S+)$/.exec(mark)?.[1];
