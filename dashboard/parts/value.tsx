import { useState } from 'preact/hooks';
import { bytesOf, shownLines } from '../text.ts';
import { words } from '../words.ts';
import { Copy } from './copy.tsx';

const longest = 64 * 1024;

const textOf = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? '';
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
};

/** A body or another value as text; what is longer than 64 KiB is shown when asked for. */
export const Value = ({ value, label }: { readonly value: unknown; readonly label: string }) => {
  const [isWhole, setWhole] = useState(false);
  const text = textOf(value);
  const isLong = text.length > longest && !isWhole;
  return (
    <div class="value">
      <pre tabIndex={0} role="group" aria-label={label}>
        {shownLines(isLong ? text.slice(0, 2000) : text)}
      </pre>
      <div class="row">
        <Copy text={text} />
        {isLong && (
          <button type="button" onClick={() => setWhole(true)}>
            {words.value.showAll(bytesOf(text.length))}
          </button>
        )}
      </div>
    </div>
  );
};
