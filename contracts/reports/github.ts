import type { Host } from '../host/host.ts';
import { printed } from '../host/printable.ts';
import type { CasePlace } from '../result.ts';
import { byCause, counted, todoText } from './by-cause.ts';
import { type Level, levelOf } from './levels.ts';
import { pathBelowRoot } from './places.ts';
import type { Report } from './report.ts';

/** GitHub shows no more of one level in a step. Source: actions/toolkit, issue 734. */
const mostOfLevel = 10;

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;
const levels: readonly Level[] = ['error', 'warning', 'note'];

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly place?: CasePlace | undefined;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const lineOf = ({ level, title, message, place }: Annotation, env: Host['env']): string => {
  const file = place === undefined ? undefined : pathBelowRoot(place.file, env);
  const where = file === undefined ? '' : `,file=${property(file)},line=${place?.line}`;
  return `::${commands[level]} title=${property(title)}${where}::${data(message)}`;
};

/** The last of those that fit stands for what does not. */
const fitting = (level: Level, all: readonly Annotation[]): readonly Annotation[] => {
  if (all.length <= mostOfLevel) return all;
  const rest = all.slice(mostOfLevel - 1);
  const message = rest.map(({ title }) => title).join('\n');
  return [...all.slice(0, mostOfLevel - 1), { level, title: `${rest.length} more`, message }];
};

const ofCauses = (report: Report): readonly Annotation[] =>
  byCause(report).map(({ cause, results }) => ({
    level: levelOf(cause.verdict),
    title: `${cause.code} ${cause.title} (${counted(results.length, 'case')})`,
    message: [
      cause.why,
      todoText(cause),
      `For example ${cause.example.case}: ${cause.example.at}: expected ${cause.example.expected}, actual ${cause.example.actual}`,
      `Fingerprint: ${cause.fingerprint}`,
    ].join('\n'),
    place: results.find(({ place }) => place !== undefined)?.place,
  }));

const ofRest = ({ cases, problems }: Report): readonly Annotation[] => [
  ...problems.map(({ case: id, message }) => ({ level: 'error' as const, title: id, message })),
  ...cases
    .filter(({ result }) => result === 'broken')
    .map(({ id, reason = '', place }) => ({ level: 'warning' as const, title: `${id} broke`, message: reason, place })),
];

/** Commands of GitHub's workflows: an annotation for each cause, at most ten of each level. */
export const githubReport = (raw: Report, env: Host['env']): string => {
  const report = printed(raw);
  const all = [...ofCauses(report), ...ofRest(report)];
  const shown = levels.flatMap((level) =>
    fitting(
      level,
      all.filter((one) => one.level === level),
    ),
  );
  return shown.map((one) => `${lineOf(one, env)}\n`).join('');
};
