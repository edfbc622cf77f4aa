import { createScope, type Scope } from '../policies/scope.ts';
import type { ArtifactRow, RepositoryRow } from '../resources/rows.ts';
import type { RetentionRuleRow, RetentionTemplate } from './rows.ts';

const dayNs = 24n * 60n * 60n * 1_000_000_000n;

/** Days as the engine counts them back: in 64 bits of nanoseconds, which more than 106,751 days overflow. Source: Harbor 2.1. */
const daysMs = (days: number): number => Number(BigInt.asIntN(64, BigInt(days) * dayNs) / 1_000_000n);

/** An artifact with what the templates go by. Times are compared by whole seconds. Source: Harbor 2.1. */
interface Candidate {
  readonly artifact: ArtifactRow;
  readonly tags: readonly string[];
  readonly pushedSeconds: number;
  /** Never pulled: before every time. */
  readonly pulledSeconds: number;
}

const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);

/** The latest of the artifact's own time and those of its tags. */
const latest = (own: string, ofTags: readonly string[]): number => Math.max(...[own, ...ofTags].map(seconds));

const candidateOf = (artifact: ArtifactRow): Candidate => ({
  artifact,
  tags: artifact.tags.map(({ name }) => name),
  pushedSeconds: latest(
    artifact.push_time,
    artifact.tags.map(({ push_time }) => push_time),
  ),
  pulledSeconds: latest(
    artifact.pull_time,
    artifact.tags.map(({ pull_time }) => pull_time),
  ),
});

type Keep = (candidates: readonly Candidate[], count: number, nowMs: number) => readonly Candidate[];

const newest =
  (by: (candidate: Candidate) => number): Keep =>
  (candidates, count) =>
    candidates.toSorted((a, b) => by(b) - by(a)).slice(0, count);

const since =
  (by: (candidate: Candidate) => number): Keep =>
  (candidates, days, nowMs) =>
    candidates.filter((candidate) => by(candidate) >= Math.floor((nowMs - daysMs(days)) / 1000));

const pushed = ({ pushedSeconds }: Candidate): number => pushedSeconds;
const pulled = ({ pulledSeconds }: Candidate): number => pulledSeconds;

const templates: Readonly<Record<RetentionTemplate, Keep>> = {
  latestPushedK: newest(pushed),
  latestPulledN: newest(pulled),
  nDaysSinceLastPush: since(pushed),
  nDaysSinceLastPull: since(pulled),
};

interface CompiledRule {
  readonly rule: RetentionRuleRow;
  readonly scope: Scope;
}

/** What a policy's rules say of a repository. */
export interface Retention {
  /** Whether a rule is about the repository; all others stay untouched. */
  readonly takesRepository: (repository: RepositoryRow) => boolean;
  /** The artifacts of such a repository that no rule keeps. */
  readonly deleted: (
    repository: RepositoryRow,
    artifacts: readonly ArtifactRow[],
    nowMs: number,
  ) => readonly ArtifactRow[];
}

const keptBy = (
  { rule, scope }: CompiledRule,
  { name }: RepositoryRow,
  candidates: readonly Candidate[],
  nowMs: number,
): readonly Candidate[] => {
  const selected = candidates.filter(({ tags }) => scope.takesArtifact(name, tags) !== undefined);
  return templates[rule.template](selected, Math.trunc(Number(rule.params[rule.template] ?? 0)), nowMs);
};

/**
 * What rules keep is kept, by whichever of them; all else in a repository that a rule is about is deleted, as whole
 * artifacts with all their tags. Source: user guide 0433; Harbor 2.1.
 */
export const retentionOf = (rules: readonly RetentionRuleRow[], classes: 'harbor' | 'literal'): Retention => {
  const compiled = rules
    .filter(({ disabled }) => !disabled)
    .map((rule) => ({
      rule,
      scope: createScope([rule], { untaggedByDefault: true, severalSelectors: 'all', classes }),
    }));
  const about = ({ name }: RepositoryRow) => compiled.filter(({ scope }) => scope.takesRepository(name));
  return {
    takesRepository: (repository) => about(repository).length > 0,
    deleted: (repository, artifacts, nowMs) => {
      const candidates = artifacts.map(candidateOf);
      const kept = new Set(about(repository).flatMap((each) => keptBy(each, repository, candidates, nowMs)));
      return candidates.filter((candidate) => !kept.has(candidate)).map(({ artifact }) => artifact);
    },
  };
};
