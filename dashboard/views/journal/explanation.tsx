import type { Schemas } from '../../api.ts';
import { Shape, toneOfStatus } from '../../parts/shape.tsx';
import { Value } from '../../parts/value.tsx';
import { shown } from '../../text.ts';
import { words } from '../../words.ts';

interface ExplanationProps {
  readonly explanation: Schemas['Explanation'] | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly status: number;
}

/** Why a request was refused: what the fake knows first, then what it answered. */
export const Explanation = ({ explanation, code, message, status }: ExplanationProps) => {
  const { journal } = words.value;
  const tone = toneOfStatus(status);
  return (
    <div class={`why ${tone}`}>
      <p class="why-cause">
        <Shape tone={tone} /> <strong>{shown(explanation?.cause ?? message ?? '')}</strong>
      </p>
      {explanation && message && <p class="why-said">{journal.answered(shown(message))}</p>}
      {code && <code class="why-code">{shown(code)}</code>}
      {explanation?.line && (
        <dl class="facts">
          <dt>{journal.lineOf(explanation.line.number)}</dt>
          <dd>
            <code>{shown(explanation.line.server)}</code>
          </dd>
          <dt>{journal.lineOfClient}</dt>
          <dd>
            <code>{shown(explanation.line.client)}</code>
          </dd>
        </dl>
      )}
      {explanation?.canonical_request && (
        <details>
          <summary>{journal.canonicalRequest}</summary>
          <Value value={explanation.canonical_request} label={journal.canonicalRequest} />
        </details>
      )}
      {explanation?.string_to_sign && (
        <details>
          <summary>{journal.stringToSign}</summary>
          <Value value={explanation.string_to_sign} label={journal.stringToSign} />
        </details>
      )}
    </div>
  );
};
