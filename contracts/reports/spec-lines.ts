import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SpecLine {
  /** Path below the root of the repository. */
  readonly file: string;
  readonly line: number;
}

const folder = 'spec/paths';

const linesIn = (root: string, name: string): readonly (readonly [string, SpecLine])[] =>
  readFileSync(join(root, folder, name), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const [, id] = /^\s+operationId:\s*(\w+)\s*$/.exec(text) ?? [];
      return id === undefined ? [] : [[id, { file: `${folder}/${name}`, line: index + 1 }]];
    });

/** Where the spec describes each operation, if the repository is the current folder; nothing elsewhere. */
export const specLines = (root = '.'): ReadonlyMap<string, SpecLine> => {
  try {
    const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
    return new Map(files.toSorted().flatMap((name) => linesIn(root, name)));
  } catch {
    return new Map();
  }
};
