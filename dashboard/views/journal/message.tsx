import { Value } from '../../parts/value.tsx';
import { shown } from '../../text.ts';
import { words } from '../../words.ts';

interface MessageProps {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly label: string;
}

/** Headers and body of a request or of an answer. */
export const Message = ({ headers, body, label }: MessageProps) => {
  const { journal } = words.value;
  const names = Object.keys(headers);
  return (
    <>
      {body === undefined || body === '' ? (
        <p class="muted">{journal.noBody}</p>
      ) : (
        <Value value={body} label={`${label}: ${journal.body}`} />
      )}
      <details>
        <summary>{journal.headers(names.length)}</summary>
        <dl class="facts headers">
          {names.map((name) => [
            <dt key={`${name}-name`}>
              <code>{shown(name)}</code>
            </dt>,
            <dd key={name}>
              <code>{shown(headers[name] ?? '')}</code>
            </dd>,
          ])}
        </dl>
      </details>
    </>
  );
};
