import type { Case } from '../case.ts';
import { readYaml, type YamlFile } from '../host/yaml.ts';
import type { Problem } from '../reports/report.ts';
import type { CaseResult, Outcome } from '../result.ts';
import { isFields } from '../service/json.ts';

/** A difference that somebody answers for until a day. */
export interface Known {
  readonly case: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly expires: string;
}

const fields = ['case', 'owner', 'reason', 'expires'] as const;

const checked = ({ fail }: YamlFile, entry: unknown, index: number): Known => {
  const at = `item ${index + 1}`;
  if (!isFields(entry)) return fail([index], `${at} must have ${fields.join(', ')}`);
  const missing = fields.find((field) => typeof entry[field] !== 'string' || entry[field] === '');
  if (missing !== undefined) fail([index, missing], `${at}: ${missing} must be given, as text`);
  const strange = Object.keys(entry).find((field) => !(fields as readonly string[]).includes(field));
  if (strange !== undefined)
    fail([index, strange], `${at}: there is no field ${strange}; there are ${fields.join(', ')}`);
  const known = entry as unknown as Known;
  if (!/^\d{4}-\d\d-\d\d$/.test(known.expires) || Number.isNaN(Date.parse(known.expires)))
    fail([index, 'expires'], `${at}: expires is ${known.expires} but must be a day, as 2026-12-31`);
  return known;
};

/** Reads a file of known differences (YAML or JSON: a list). */
export const readKnown = (path: string): readonly Known[] => {
  const file = readYaml(path, 'known differences', []);
  const { value: list, fail } = file;
  if (!Array.isArray(list)) return fail([], 'must be a list');
  const entries = list.map((entry, index) => checked(file, entry, index));
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    if (seen.has(entry.case)) fail([index, 'case'], `${entry.case} is listed twice`);
    seen.add(entry.case);
  }
  return entries;
};

const endOf = ({ expires }: Known): number => Date.parse(`${expires}T23:59:59.999Z`);

/** A difference that is known and has not expired counts as known, and not as failed. */
export const markKnown = (known: readonly Known[], result: CaseResult, nowMs: number): CaseResult => {
  if (result.result !== 'failed' && result.result !== 'flaky') return result;
  const entry = known.find((one) => one.case === result.id && endOf(one) >= nowMs);
  if (entry === undefined) return result;
  return { ...result, result: 'known', reason: `known until ${entry.expires} (${entry.owner}): ${entry.reason}` };
};

/** What is wrong with the list itself: an entry that is not needed any more, has expired, or never meant anything. */
export const knownProblems = (
  known: readonly Known[],
  all: readonly Case[],
  results: ReadonlyMap<string, Outcome>,
  nowMs: number,
): readonly Problem[] =>
  known.flatMap((entry): readonly Problem[] => {
    const { case: id, owner, expires } = entry;
    if (!all.some((trial) => trial.id === id))
      return [{ kind: 'known_unknown', case: id, message: `a known difference of ${owner} names no case` }];
    if (endOf(entry) < nowMs)
      return [{ kind: 'known_expired', case: id, message: `the known difference expired on ${expires}; ask ${owner}` }];
    if (results.get(id) === 'passed')
      return [{ kind: 'known_passed', case: id, message: 'it passes, so remove it from the known differences' }];
    return [];
  });
