/** What Schemathesis reports of each case, one event a line (`--report ndjson`). */
interface Event {
  readonly ScenarioFinished?: { readonly recorder: Recorder };
  readonly EngineFinished?: object;
  readonly NonFatalError?: unknown;
  readonly FatalError?: unknown;
}

interface Check {
  readonly name: string;
  readonly status: string;
  readonly failure_info?: { readonly failure: { readonly message: string } };
}

interface Interaction {
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly body?: { readonly $base64?: string } | null;
  };
  readonly response?: {
    readonly status_code: number;
    readonly content?: { readonly $base64?: string } | null;
  } | null;
}

interface Recorder {
  readonly cases: Readonly<
    Record<string, { readonly value: { readonly method: string; readonly path: string } } | undefined>
  >;
  readonly checks: Readonly<Record<string, readonly Check[]>>;
  readonly interactions: Readonly<Record<string, Interaction | undefined>>;
}

/** A check that an answer did not pass. */
export interface Failure {
  readonly document: string;
  readonly check: string;
  /** Method and path as the document has it: `GET /v3/projects`. */
  readonly operation: string;
  /** Status and body: `404 {"error_msg":…}`; empty if there was no answer. */
  readonly answer: string;
  readonly message: string;
  readonly request: string;
}

export interface Report {
  readonly cases: number;
  readonly failures: readonly Failure[];
}

const decoded = (content: { readonly $base64?: string } | null | undefined): string =>
  Buffer.from(content?.$base64 ?? '', 'base64').toString();

const failuresIn = (document: string, { cases, checks, interactions }: Recorder): readonly Failure[] =>
  Object.entries(checks).flatMap(([id, ofCase]) => {
    const { method = '?', path = '?' } = cases[id]?.value ?? {};
    const { request, response } = interactions[id] ?? {};
    const failed = ofCase.filter(({ status }) => status !== 'success');
    return failed.map(({ name, failure_info }) => ({
      document,
      check: name,
      operation: `${method} ${path}`,
      answer: response ? `${response.status_code} ${decoded(response.content)}` : '',
      message: failure_info?.failure.message.split('\n')[0] ?? '',
      request: `${request?.method} ${request?.uri} ${decoded(request?.body)}`.trim(),
    }));
  });

/** Reads a report. Throws if the run did not come to its end, or met an error of its own. */
export const readReport = (document: string, text: string): Report => {
  const events = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Event]));
  const error = events.find(({ NonFatalError, FatalError }) => NonFatalError ?? FatalError);
  if (error !== undefined) throw new Error(`${document}: ${JSON.stringify(error)}`);
  if (!events.some(({ EngineFinished }) => EngineFinished)) throw new Error(`${document}: the run was not finished`);
  const recorders = events.flatMap(({ ScenarioFinished }) => ScenarioFinished?.recorder ?? []).filter((r) => r.checks);
  return {
    cases: recorders.reduce((sum, { checks }) => sum + Object.keys(checks).length, 0),
    failures: recorders.flatMap((recorder) => failuresIn(document, recorder)),
  };
};
