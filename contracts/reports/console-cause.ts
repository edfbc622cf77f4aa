import { byCause, type CauseGroup, counted } from './by-cause.ts';
import { caseLines, type Paint, shortLine } from './console-case.ts';
import type { Report } from './report.ts';

/** So many failures are all shown in full. */
const mostInFull = 25;
/** Of more, so many causes have an example in full, and so many cases a line each. */
const mostExamples = 10;
const mostShort = 3;

const listed = (names: readonly string[], most: number): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

const headLines = ({ cause }: CauseGroup, paint: Paint): readonly string[] => {
  const { code, title, why, fingerprint, profile, todo, cases, operations } = cause;
  const action = profile === undefined ? paint('yellow', todo) : `into --profile:  ${paint('green', profile)}`;
  return [
    '',
    `${paint('bold', `${code}  ${title}`)}  ${paint('red', counted(cases.length, 'case'))}  ${paint('dim', fingerprint)}`,
    `  ${why}`,
    `  ${action}`,
    `  ${paint('dim', `${counted(operations.length, 'operation')}: ${listed(operations, 4)}`)}`,
  ];
};

type Short = (target: string) => string;

const groupLines = (group: CauseGroup, inFull: number, paint: Paint, short: Short): readonly string[] => {
  const rest = group.results.slice(inFull);
  const lines = rest.slice(0, mostShort).map((one) => shortLine(one, paint));
  const left = rest.length - lines.length;
  return [
    ...headLines(group, paint),
    ...group.results.slice(0, inFull).flatMap((one) => caseLines(one, paint, short)),
    ...(lines.length === 0 ? [] : ['', ...lines]),
    ...(left <= 0 ? [] : [paint('dim', `  and ${counted(left, 'more case')} (--report html=FILE shows all in full)`)]),
  ];
};

/** The causes, that of most cases first, each with the cases that show it: a few in full, the others in short or counted. */
export const causeLines = (report: Pick<Report, 'causes' | 'cases'>, paint: Paint, short: Short): readonly string[] => {
  const groups = byCause(report);
  const all = groups.reduce((sum, { results }) => sum + results.length, 0);
  return groups.flatMap((group, place) => {
    const inFull = all <= mostInFull ? group.results.length : place < mostExamples ? 1 : 0;
    return groupLines(group, inFull, paint, short);
  });
};
