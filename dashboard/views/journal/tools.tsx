import { useEffect, useRef } from 'preact/hooks';
import { setQuery } from '../../address.ts';
import { ask } from '../../api.ts';
import { isSingleKey } from '../../keys.ts';
import { failed } from '../../parts/toast.tsx';
import { words } from '../../words.ts';
import { type Filter, operators, queryOf } from './filter.ts';
import type { Rows } from './rows.ts';

const mostInHar = 10_000;

const download = (name: string, text: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

/** The requests that the filter lets through as an HTTP archive, the newest 10,000. */
const downloadHar = async (project_id: string, filter: Filter): Promise<void> => {
  const query = { project_id, ...queryOf(filter), format: 'har' as const, limit: mostInHar };
  const har = await ask('get', '/_fake/journal', { query });
  download('fake-swr.har', JSON.stringify(har, null, 2));
};

interface ToolsProps {
  readonly rows: Rows;
  readonly q: string;
  readonly filter: Filter;
  readonly isPaused: boolean;
}

export const Tools = ({ rows, q, filter, isPaused }: ToolsProps) => {
  const field = useRef<HTMLInputElement>(null);
  const { journal } = words.value;
  const held = rows.held.value.length;
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (!isSingleKey(event, '/')) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  const clear = async () => {
    await ask('delete', '/_fake/journal', { query: { project_id: rows.project } });
  };
  return (
    <div class="journal-tools">
      <div class="field">
        <label class="seen-by-readers" for="filter">
          {journal.filter}
        </label>
        <input
          id="filter"
          type="search"
          class="mono"
          ref={field}
          value={q}
          placeholder="status:4xx op:List* fault: text"
          aria-describedby="filter-help"
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => setQuery({ q: currentTarget.value })}
        />
        <p id="filter-help" class="muted small">
          {journal.filterHelp(operators.map((operator) => `${operator}:`).join(' '))}
        </p>
      </div>
      <div class="row">
        <button type="button" aria-pressed={isPaused} onClick={() => setQuery({ live: isPaused ? undefined : '0' })}>
          {isPaused ? journal.resume(held) : journal.pause}
        </button>
        <button type="button" onClick={() => void downloadHar(rows.project, filter).catch(failed)}>
          {journal.har}
        </button>
        {rows.project !== '*' && (
          <button type="button" onClick={() => void clear().catch(failed)}>
            {journal.clear}
          </button>
        )}
      </div>
    </div>
  );
};
