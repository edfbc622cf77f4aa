import { type Case, operationsOf } from '../case.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import { specOf } from '../service/spec.ts';
import { prefix } from '../targets/maker.ts';

export const familyOf = ({ id }: Pick<Case, 'id'>): string => id.split('/')[0] ?? id;

const escaped = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');

const fits = (wanted: string): ((id: string) => boolean) => {
  if (!/[*?]/.test(wanted)) return (id) => id.includes(wanted);
  const pattern = new RegExp(`^${escaped(wanted).replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return (id) => pattern.test(id);
};

/** The cases that any of the words fits: a glob over the whole id, or a part of it. Throws where one fits none. */
export const selected = (cases: readonly Case[], only: readonly string[] = []): readonly Case[] => {
  const stray = only.find((word) => !cases.some(({ id }) => fits(word)(id)));
  if (stray !== undefined) {
    const families = [...new Set(cases.map(familyOf))].join(', ');
    throw new CouldNotRun(`no case fits --only ${stray}; there are cases of ${families}; see --list`);
  }
  const tests = only.map(fits);
  return only.length === 0 ? cases : cases.filter(({ id }) => tests.some((test) => test(id)));
};

/** The cases with their rules, one a line. */
export const listing = (cases: readonly Case[]): string => {
  const width = Math.max(...cases.map(({ id }) => id.length));
  const lines = cases.map(
    ({ id, effect, provenance, rule }) => `${id.padEnd(width)}  ${effect.padEnd(5)}  ${provenance.padEnd(10)}  ${rule}`,
  );
  return `${lines.join('\n')}\n\n${cases.length} cases\n`;
};

export interface Ceilings {
  readonly maxCalls: number;
  readonly maxSeconds: number;
  readonly rate: number;
}

/** What a run with --allow-writes is going to do to an account. */
export const writePlan = (cases: readonly Case[], url: string, { maxCalls, maxSeconds, rate }: Ceilings): string => {
  const writing = cases.filter(({ effect }) => effect === 'write');
  const made = (name: string): number => writing.flatMap(({ given }) => given).filter((given) => given === name).length;
  const operations = [...new Set(writing.flatMap(operationsOf))].filter((id) => specOf(id).method !== 'GET');
  return [
    `This run changes ${url}:`,
    '',
    `  cases that write     ${writing.length} of ${cases.length}`,
    `  are made             ${made('new namespace')} namespaces, ${made('new policy')} signing policies, and what the cases make themselves;`,
    '                       twice that where a case differs and is tried again',
    `  named                ${prefix}…`,
    `  operations           ${operations.join(', ')}`,
    `  calls                at most ${maxCalls}, ${rate} a second, for at most ${maxSeconds} seconds`,
    `  afterwards           all of it is deleted, latest first, also after Ctrl-C`,
    '',
    '',
  ].join('\n');
};

/** Lets a run that writes go on only where somebody said so. */
export const confirmed = async (plan: string, yes: boolean, { write, ask }: Host): Promise<void> => {
  write(plan);
  if (yes) return;
  if (ask === undefined) throw new CouldNotRun('a run that changes the service needs --yes where nobody can be asked');
  const said = await ask('Go on? [y/N] ');
  if (!/^y(es)?$/i.test(said.trim())) throw new CouldNotRun('nothing was run, as nobody agreed to the plan');
};
