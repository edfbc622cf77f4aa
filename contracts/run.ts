import { type Case, isWalk, type Step, type Walk } from './case.ts';
import { checksOf } from './checks.ts';
import { type Captured, type Difference, differencesOf } from './match.ts';
import { pageRequestOf, requestOf } from './request.ts';
import { type CaseResult, type Exchange, resultOf } from './result.ts';
import { type Answer, BadAnswer, Misanswered, type Outgoing, Unmet } from './service/exchange.ts';
import { pointed, shown } from './service/json.ts';
import { specOf } from './service/spec.ts';
import { asError } from './service/thrown.ts';
import type { Target } from './target.ts';
import { walkDifferences } from './walk.ts';

const millisecondsSince = (beganMs: number): number => Math.round((performance.now() - beganMs) * 10) / 10;

const compared = ({ expect }: Step, answer: Answer, captured: Captured): readonly Difference[] => {
  const statuses = [expect.status].flat();
  if (!statuses.includes(answer.status)) {
    const actual = `${answer.status} ${shown(answer.body ?? answer.text)}`;
    return [{ aspect: 'status', at: 'status', expected: statuses.join(' or '), actual }];
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

/** Sends a request, and says when and for how long. */
const ask = async (operation: string, request: Outgoing, { send }: Target): Promise<Exchange> => {
  const at = new Date().toISOString();
  const beganMs = performance.now();
  const answer = await send(request);
  return { operation, request, answer, at, ms: millisecondsSince(beganMs) };
};

const tryStep = async (step: Step, captured: Captured, target: Target): Promise<Tried> => {
  const operation = specOf(step.operation);
  const { tries = 1, pauseMs = 0 } = step.until ?? {};
  const request = requestOf(step, captured);
  if (step.afterMs !== undefined) await target.pause(step.afterMs);
  for (let attempt = 1; ; attempt += 1) {
    const exchange = await ask(operation.id, request, target);
    const { answer } = exchange;
    const differences = [...compared(step, answer, captured), ...checksOf(operation, answer)];
    if (differences.length === 0 || attempt >= tries)
      return { differences, exchanges: [exchange], captured: captures(step, answer) };
    await target.pause(pauseMs);
  }
};

const mostPages = 1000;

const tryWalk = async (walk: Walk, captured: Captured, target: Target): Promise<Tried> => {
  const operation = specOf(walk.walk);
  const exchanges: Exchange[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const request = pageRequestOf(walk, page, captured);
    const exchange = await ask(operation.id, request, target);
    const { answer } = exchange;
    exchanges.push(exchange);
    const items = pointed(answer.body, `/${walk.list}`);
    if (answer.status !== 200 || !Array.isArray(items) || items.length === 0) break;
  }
  const answers = exchanges.map(({ answer }) => answer);
  const checks = answers.flatMap((answer) => checksOf(operation, answer));
  return { differences: [...walkDifferences(walk, answers), ...checks], exchanges, captured: {} };
};

const statusIn = (text: string): string | undefined => /^\d{3}\b/.exec(text)?.[0];

/** A precondition that was answered by another status, or by less than it needs. */
const refusalIn = ({ request, expected, actual }: Misanswered): Difference => {
  const [wanted, seen] = [statusIn(expected), statusIn(actual)];
  const isStatus = wanted !== undefined && seen !== undefined && wanted !== seen;
  return { aspect: isStatus ? 'status' : 'missing', at: request, expected, actual };
};

/** What an error says about the target; undefined where it says only that the case could not be carried through. */
const findingIn = (error: unknown): Difference | undefined => {
  if (error instanceof Misanswered) return refusalIn(error);
  if (error instanceof BadAnswer)
    return { aspect: 'unreadable', at: 'answer', expected: 'one that can be read', actual: error.message };
  return undefined;
};

const givensOf = async ({ given }: Case, target: Target): Promise<Captured> => {
  let captured: Captured = {};
  for (const name of given) captured = { ...captured, ...(await target.given(name)) };
  return captured;
};

/** What was tried, or else what is wrong with an answer that could not be taken in. */
const findings = async (tried: () => Promise<Tried>): Promise<Tried> => {
  try {
    return await tried();
  } catch (error) {
    const finding = findingIn(error);
    if (finding === undefined) throw error;
    return { differences: [finding], exchanges: [], captured: {} };
  }
};

const attempt = async (trial: Case, target: Target): Promise<CaseResult> => {
  let captured: Captured = {};
  const exchanges: Exchange[] = [];
  for (const [index, step] of [undefined, ...trial.steps].entries()) {
    const tried = await findings(async () => {
      if (step === undefined) return { differences: [], exchanges: [], captured: await givensOf(trial, target) };
      return isWalk(step) ? tryWalk(step, captured, target) : tryStep(step, captured, target);
    });
    exchanges.push(...tried.exchanges);
    captured = { ...captured, ...tried.captured };
    if (tried.differences.length > 0) {
      const differences = tried.differences.map((difference) => ({ ...difference, step: index }));
      return resultOf(trial, { result: 'failed', differences, exchanges });
    }
  }
  return resultOf(trial, { result: 'passed', exchanges });
};

/** Carries a case through on a target. It ends with the first step that differs, since later ones build on it. */
export const runCase = async (trial: Case, target: Target): Promise<CaseResult> => {
  if (trial.effect === 'write' && !target.mayWrite)
    return resultOf(trial, { result: 'skipped', reason: 'it writes; see --allow-writes' });
  const beganMs = performance.now();
  const came = await attempt(trial, target).catch((error: unknown) => {
    const { message: reason } = asError(error);
    return resultOf(trial, { result: error instanceof Unmet ? 'skipped' : 'broken', reason });
  });
  return { ...came, ms: millisecondsSince(beganMs) };
};
