import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { linkTo, setQuery } from '../../address.ts';
import { ask, type Schemas } from '../../api.ts';
import { Copy } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Status, toneOfStatus } from '../../parts/shape.tsx';
import { useData } from '../../parts/use-data.ts';
import { shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { curlOf } from './curl.ts';
import { Explanation } from './explanation.tsx';
import { Message } from './message.tsx';

type Entry = Schemas['JournalDetail'];

const Section = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class="stack">
    <h3>{title}</h3>
    {children}
  </section>
);

/** The fault that fired, and the executions that the request started or is about. */
const Touched = ({ entry: { fault, armed, executions } }: { readonly entry: Entry }) => {
  const { journal, families } = words.value;
  if (fault === undefined && executions.length === 0) return null;
  return (
    <Section title={journal.touched}>
      <ul class="links">
        {fault !== undefined && (
          <li>
            <a href={linkTo('faults', { id: String(fault) })}>{journal.faultMark(fault)}</a>{' '}
            <span class="muted">{armed === undefined ? journal.disarmed : journal.firedTimes(armed.fired)}</span>
          </li>
        )}
        {executions.map(({ family, id, started }) => (
          <li key={`${family}-${id}`}>
            <a href={linkTo('runs', { id: `${family}-${id}` })}>{`${families[family]} ${id}`}</a>{' '}
            <span class="muted">{started ? journal.started : journal.about}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** A fault that calls like this one meet: the same operation or, of none, the same method and path. */
const faultFor = ({ operationId, method, path }: Entry): string =>
  JSON.stringify(
    {
      match: operationId === undefined ? { method, path: path.replace(/\?.*$/s, '') } : { operationId },
      when: { times: 1 },
      do: { status: 500 },
    },
    null,
    2,
  );

const Actions = ({ entry }: { readonly entry: Entry }) => {
  const { journal, copyAsCurl } = words.value;
  const { operationId, method, path } = entry;
  const like = operationId === undefined ? `method:${method} path:${path.replace(/\?.*$/s, '')}` : `op:${operationId}`;
  return (
    <div class="row">
      <Copy text={() => curlOf(entry)} label={copyAsCurl} />
      <a class="button" href={linkTo('faults', { new: faultFor(entry) })}>
        {journal.faultFor}
      </a>
      <button type="button" onClick={() => setQuery({ q: like }, 'add')}>
        {journal.filterFor}
      </button>
    </div>
  );
};

/** The mark of the operation, and the behaviours that have it. */
const knownAs = ({ fidelity }: Entry): string | undefined =>
  fidelity && [fidelity.mark, ...fidelity.behaviours].join(' · ');

const Content = ({ entry }: { readonly entry: Entry }) => {
  const { journal, time } = words.value;
  const { at, request_id, operationId, status, duration_ms, error_code, error_msg, explanation, truncated } = entry;
  return (
    <>
      {(explanation || error_msg) && (
        <Explanation explanation={explanation} code={error_code} message={error_msg} status={status} />
      )}
      <Actions entry={entry} />
      <Facts
        facts={[
          [words.value.status, <Status key="status" tone={toneOfStatus(status)} word={String(status)} />],
          [journal.operation, operationId && shown(operationId)],
          [journal.known, knownAs(entry)],
          [time, timeOf(at, 'millisecond')],
          [journal.took, `${duration_ms.toFixed(2)} ms`],
          [journal.requestId, <code key="id">{shown(request_id)}</code>],
        ]}
      />
      <Touched entry={entry} />
      <Section title={journal.request}>
        <Message headers={entry.request_headers} body={entry.request_body} label={journal.request} />
      </Section>
      <Section title={journal.answer}>
        {entry.response_headers === undefined ? (
          <p class="muted">{journal.answerNotKept}</p>
        ) : (
          <Message headers={entry.response_headers} body={entry.response_body} label={journal.answer} />
        )}
      </Section>
      {truncated && <p class="muted">{journal.truncated}</p>}
    </>
  );
};

interface DetailProps {
  readonly requestId: string;
  readonly project: string;
  readonly onClose: () => void;
}

/** What is known of one request; why it was refused comes first. Escape closes it. */
export const Detail = ({ requestId, project, onClose }: DetailProps) => {
  const { data, error, reload } = useData(
    () =>
      ask('get', '/_fake/journal/{request_id}', {
        path: { request_id: requestId },
        query: project === '*' ? {} : { project_id: project },
      }),
    [`${project} ${requestId}`],
  );
  const pane = useRef<HTMLElement>(null);
  const { journal, close, loading } = words.value;
  useEffect(() => {
    pane.current?.focus();
    const byKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    addEventListener('keydown', byKey);
    return () => removeEventListener('keydown', byKey);
  }, []);
  return (
    <section class="detail" aria-label={journal.detail} tabIndex={-1} ref={pane}>
      <div class="detail-head">
        <h2 class="mono wrap">{data === undefined ? loading : `${shown(data.method)} ${shown(data.path)}`}</h2>
        <button type="button" class="plain" onClick={onClose}>
          {close}
        </button>
      </div>
      <div class="detail-body stack">
        <Problem error={error} onRetry={reload} />
        {data && <Content entry={data} />}
      </div>
    </section>
  );
};
