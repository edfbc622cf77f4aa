interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** What came that is not an answer, or not a whole one. */
  readonly rest: string;
}

const head = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/;

/** A stream of events goes on until one side ends it. */
const isStream = (headers: string): boolean => /^content-type: *text\/event-stream/im.test(headers);

const lengthOf = (headers: string, after: string): number => {
  if (isStream(headers)) return after.length;
  // The answer to a HEAD names the length of a body that does not follow.
  if (after === '' || after.startsWith('HTTP/1.1 ')) return 0;
  return Number(/^content-length: *(\d+)/im.exec(headers)?.[1] ?? 0);
};

/** Reads what came back on a connection: answers one after another, each whole. */
export const readAnswers = (text: string): Answers => {
  const answers: Answer[] = [];
  let rest = text;
  for (let found = head.exec(rest); found !== null; found = head.exec(rest)) {
    const [all, status, headers = ''] = found;
    const after = rest.slice(all.length);
    const length = lengthOf(headers, after);
    if (after.length < length) break;
    // 100 Continue is not the answer yet.
    if (Number(status) >= 200) answers.push({ status: Number(status), body: after.slice(0, length) });
    rest = after.slice(length);
  }
  return { answers, rest };
};
