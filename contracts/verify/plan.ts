import { type Case, familyOf, operationsOf } from '../case.ts';
import { CouldNotRun } from '../host/host.ts';
import { printed } from '../host/printable.ts';
import { allGivens, resourceMadeBy } from '../resources/all.ts';
import { prefix } from '../resources/made.ts';
import { specOf } from '../service/spec.ts';
import type { TargetOptions } from '../targets/options.ts';

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

/** The cases with their rules, one per line. */
export const listing = (cases: readonly Case[]): string => {
  const width = Math.max(...cases.map(({ id }) => id.length));
  const lines = printed(cases).map(
    ({ id, effect, provenance, rule }) => `${id.padEnd(width)}  ${effect.padEnd(5)}  ${provenance.padEnd(10)}  ${rule}`,
  );
  return `${lines.join('\n')}\n\n${cases.length} cases\n`;
};

/** What a precondition makes: itself, and what it starts from where that is made as well. */
const madeFor = (name: string): readonly string[] => {
  const resource = resourceMadeBy(name);
  return resource === undefined ? [] : [resource.plural, ...madeFor(allGivens.get(name)?.from ?? '')];
};

/** `12 namespaces, 30 signing policies`: what the preconditions of the cases make. */
const madeBy = (cases: readonly Case[]): string => {
  const made = cases.flatMap(({ given }) => given.flatMap(madeFor));
  return [...new Set(made)].map((plural) => `${made.filter((one) => one === plural).length} ${plural}`).join(', ');
};

type Ceilings = Pick<TargetOptions, 'maxCalls' | 'maxSeconds' | 'rate'>;

/** What a run with --allow-writes is going to do to an account. */
export const writePlan = (cases: readonly Case[], url: string, { maxCalls, maxSeconds, rate }: Ceilings): string => {
  const writing = cases.filter(({ effect }) => effect === 'write');
  const operations = [...new Set(writing.flatMap(operationsOf))].filter((id) => specOf(id).method !== 'GET');
  return [
    `This run changes ${url}:`,
    '',
    `  cases that write     ${writing.length} of ${cases.length}`,
    `  makes                ${madeBy(writing)}, and what the cases make themselves;`,
    '                       twice that where a case differs and is tried again',
    `  named                ${prefix}…`,
    `  operations           ${operations.join(', ')}`,
    `  calls                at most ${maxCalls}, ${rate} a second, for at most ${maxSeconds} seconds`,
    `  afterwards           all of it is deleted, latest first, also after Ctrl-C`,
    '',
    '',
  ].join('\n');
};
