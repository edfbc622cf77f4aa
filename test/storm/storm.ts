import { readAnswers } from './answers.ts';
import type { StormedFake } from './fake.ts';
import type { Malformed } from './malformed.ts';
import { type Sent, send } from './send.ts';

export interface Storm {
  readonly sent: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** What the fake did that it must not, each with the bytes that it did it for. */
  readonly problems: readonly string[];
}

const concurrency = 64;

const problemsOf = ({ answersAtMost = Infinity, toTls }: Malformed, { received, problem }: Sent): readonly string[] => {
  const { answers, rest } = readAnswers(received);
  const unplanned = answers.filter(({ status }) => status >= 500);
  return [
    ...(problem === undefined ? [] : [problem]),
    ...unplanned.map(({ status, body }) => `answered ${status} ${body}`),
    ...(answers.length > answersAtMost ? [`${answers.length} answers: a request was smuggled in`] : []),
    ...(rest !== '' && !toTls ? [`not an answer: ${JSON.stringify(rest.slice(0, 200))}`] : []),
  ];
};

const shown = ({ shape, parts }: Malformed): string => {
  const text = Buffer.concat(parts).toString('latin1');
  return `${shape}: ${JSON.stringify(text.slice(0, 500))}${text.length > 500 ? ` and ${text.length - 500} more` : ''}`;
};

/** Sends them all, many at a time. */
export const storm = async (fake: StormedFake, requests: Iterator<Malformed>): Promise<Storm> => {
  const statuses: Record<number, number> = {};
  const problems: string[] = [];
  let sent = 0;

  const sendOne = async (request: Malformed): Promise<void> => {
    const port = request.toTls ? fake.tls : fake.http;
    const answer = await send(port, request);
    for (const { status } of readAnswers(answer.received).answers) statuses[status] = (statuses[status] ?? 0) + 1;
    problems.push(...problemsOf(request, answer).map((problem) => `${problem}\n    ${shown(request)}`));
  };

  const sender = async (): Promise<void> => {
    for (let next = requests.next(); !next.done; next = requests.next()) {
      sent += 1;
      await sendOne(next.value);
    }
  };

  await Promise.all(Array.from({ length: concurrency }, sender));
  return { sent, statuses, problems };
};
