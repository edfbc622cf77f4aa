import { type Case, isWalk, type Step, type Value, type Walk } from './case.ts';
import { checksOf } from './checks.ts';
import { type Captured, type Difference, differencesOf, pointed, shown } from './match.ts';
import { type SpecOperation, specOf } from './service/spec.ts';
import { type Answer, type Outgoing, type Target, Unmet } from './target.ts';
import { walkDifferences } from './walk.ts';

/** A request and its answer, for reports. */
export interface Exchange {
  readonly operation: string;
  readonly request: Outgoing;
  readonly answer: Answer;
}

export interface Outcome {
  readonly case: Case;
  /** `broken`: the case could not be carried through, which is no verdict on the rule. */
  readonly result: 'passed' | 'failed' | 'skipped' | 'broken';
  readonly differences: readonly (Difference & { readonly step: number })[];
  readonly exchanges: readonly Exchange[];
  /** Why it was skipped or broke. */
  readonly reason?: string;
}

const textOf = (value: Value, captured: Captured): string => {
  if (typeof value !== 'object') return String(value);
  const found = captured[value.$ref];
  if (found === undefined) throw new TypeError(`nothing was captured as ${value.$ref}`);
  return String(found);
};

/** A slash inside a repository's name goes out encoded twice. Source: Terraform's provider, PR 8607. */
const encoded = (name: string, value: string): string =>
  name === 'repository_name' ? encodeURIComponent(value.replaceAll('/', '%2F')) : encodeURIComponent(value);

const pathOf = (operation: SpecOperation, own: Readonly<Record<string, Value>>, captured: Captured): string =>
  operation.template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encoded(name, textOf(own[name] ?? { $ref: name }, captured)),
  );

const queryOf = (query: Readonly<Record<string, Value | undefined>> | undefined, captured: Captured): string => {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, textOf(value, captured)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(pairs))}`;
};

/** A body in which `{ $ref: name }` is replaced by what was captured. */
const filled = (body: unknown, captured: Captured): unknown => {
  if (Array.isArray(body)) return body.map((item) => filled(item, captured));
  if (typeof body !== 'object' || body === null) return body;
  if ('$ref' in body) return captured[String(body.$ref)];
  return Object.fromEntries(Object.entries(body).map(([name, child]) => [name, filled(child, captured)]));
};

const outgoing = (step: Step, captured: Captured): Outgoing => {
  const operation = specOf(step.operation);
  const path = (step.path ?? {}) as Readonly<Record<string, Value>>;
  const target = `${pathOf(operation, path, captured)}${queryOf(step.query as Record<string, Value>, captured)}`;
  const request = { method: operation.method, target, as: step.as ?? 'caller' } as const;
  return step.body === undefined ? request : { ...request, body: filled(step.body, captured) };
};

const compared = ({ expect }: Step, answer: Answer, captured: Captured): readonly Difference[] => {
  const statuses = [expect.status].flat();
  if (!statuses.includes(answer.status)) {
    return [
      {
        at: 'status',
        expected: statuses.join(' or '),
        actual: `${answer.status} ${shown(answer.body ?? answer.text)}`,
      },
    ];
  }
  const headers = Object.entries(expect.headers ?? {}).flatMap(([name, pattern]) =>
    differencesOf(pattern, answer.headers[name.toLowerCase()], `headers/${name}`, captured),
  );
  return [...headers, ...(expect.body === undefined ? [] : differencesOf(expect.body, answer.body, '', captured))];
};

const captures = ({ capture = {} }: Step, { body }: Answer): Captured =>
  Object.fromEntries(Object.entries(capture).map(([name, pointer]) => [name, pointed(body, pointer)]));

interface Tried {
  readonly differences: readonly Difference[];
  readonly exchanges: readonly Exchange[];
  readonly captured: Captured;
}

const tryStep = async (step: Step, captured: Captured, target: Target): Promise<Tried> => {
  const operation = specOf(step.operation);
  const { tries = 1, pauseMs = 0 } = step.until ?? {};
  const request = outgoing(step, captured);
  for (let turn = 1; ; turn += 1) {
    const answer = await target.send(request);
    const differences = [...compared(step, answer, captured), ...checksOf(operation, answer)];
    if (differences.length === 0 || turn >= tries) {
      return {
        differences,
        exchanges: [{ operation: operation.id, request, answer }],
        captured: captures(step, answer),
      };
    }
    await target.pause(pauseMs);
  }
};

const mostPages = 1000;

const tryWalk = async (walk: Walk, captured: Captured, target: Target): Promise<Tried> => {
  const operation = specOf(walk.walk);
  const exchanges: Exchange[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const query = { ...walk.query, limit: walk.limit, offset: page * walk.limit };
    const step = { operation: walk.walk, path: walk.path, query, expect: { status: 200 } } as unknown as Step;
    const request = outgoing(step, captured);
    const answer = await target.send(request);
    exchanges.push({ operation: operation.id, request, answer });
    const items = pointed(answer.body, `/${walk.list}`);
    if (answer.status !== 200 || !Array.isArray(items) || items.length === 0) break;
  }
  const checks = exchanges.flatMap(({ answer }) => checksOf(operation, answer));
  return {
    differences: [
      ...walkDifferences(
        walk,
        exchanges.map(({ answer }) => answer),
      ),
      ...checks,
    ],
    exchanges,
    captured: {},
  };
};

const attempt = async (trial: Case, target: Target): Promise<Outcome> => {
  let captured: Captured = {};
  for (const name of trial.given) captured = { ...captured, ...(await target.given(name)) };
  const exchanges: Exchange[] = [];
  for (const [index, step] of trial.steps.entries()) {
    const tried = isWalk(step) ? await tryWalk(step, captured, target) : await tryStep(step, captured, target);
    exchanges.push(...tried.exchanges);
    captured = { ...captured, ...tried.captured };
    if (tried.differences.length > 0) {
      const differences = tried.differences.map((difference) => ({ ...difference, step: index + 1 }));
      return { case: trial, result: 'failed', differences, exchanges };
    }
  }
  return { case: trial, result: 'passed', differences: [], exchanges };
};

/** Carries a case through on a target. A later step is not tried once one has differed: it would stand on sand. */
export const runCase = async (trial: Case, target: Target): Promise<Outcome> => {
  const nothing = { case: trial, differences: [], exchanges: [] };
  if (trial.effect === 'write' && !target.mayWrite)
    return { ...nothing, result: 'skipped', reason: 'it writes; see --allow-writes' };
  try {
    return await attempt(trial, target);
  } catch (error) {
    if (error instanceof Unmet) return { ...nothing, result: 'skipped', reason: error.message };
    return { ...nothing, result: 'broken', reason: (error as Error).message };
  }
};
