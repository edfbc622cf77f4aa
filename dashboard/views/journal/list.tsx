import { useState } from 'preact/hooks';
import { keys } from '../../preferences.ts';
import { words } from '../../words.ts';
import type { JournalRow } from './filter.ts';
import { Row, rowId } from './row.tsx';
import type { Rows } from './rows.ts';
import { useWindow } from './use-window.ts';

const HeadRow = () => {
  const { journal, time, status } = words.value;
  const heads = [time, status, journal.method, journal.operation, journal.fault, journal.path, journal.ms];
  const classes = ['time', 'status', 'method', 'operation', 'fault', 'path', 'ms'];
  return (
    <div role="row" class="call call-head" aria-rowindex={1}>
      {heads.map((head, index) => (
        <span key={classes[index]} role="columnheader" class={`call-${classes[index]}`}>
          {head}
        </span>
      ))}
    </div>
  );
};

const steps: Readonly<Record<string, number>> = {
  ...{ ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 20, PageUp: -20, Home: -1e9, End: 1e9 },
};

/** How far a key moves the active row; single letters only where they may. */
const stepOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | undefined => {
  if (ctrlKey || metaKey || altKey || (key.length === 1 && keys.value === 'off')) return undefined;
  return steps[key];
};

interface ListProps {
  readonly rows: Rows;
  /** The request whose details are shown. */
  readonly open: string | undefined;
  readonly onOpen: (row: JournalRow) => void;
}

/** The requests, of which only those that are seen are drawn. Arrows move the active row, Enter opens it. */
export const List = ({ rows, open, onOpen }: ListProps) => {
  rows.version.value;
  const matched = rows.matched();
  const { scroller, rowHeight, first, last, isAtEnd, look, reveal, toEnd } = useWindow(matched.length, rows.shifted());
  const [activeSeq, setActiveSeq] = useState<number | undefined>(undefined);
  const { journal } = words.value;

  const drawn = matched.slice(first, last);
  const active = drawn.find(({ seq }) => seq === activeSeq);
  const move = (step: number) => {
    const from = matched.findIndex(({ seq }) => seq === activeSeq);
    const start = from < 0 ? (step < 0 ? matched.length : -1) : from;
    const to = Math.min(matched.length - 1, Math.max(0, start + step));
    setActiveSeq(matched[to]?.seq);
    reveal(to);
  };
  const byKey = (event: KeyboardEvent) => {
    const step = stepOf(event);
    const chosen = matched.find(({ seq }) => seq === activeSeq);
    if (step !== undefined) move(step);
    else if (event.key === 'Enter' && chosen !== undefined) onOpen(chosen);
    else return;
    event.preventDefault();
  };
  const choose = (row: JournalRow) => {
    setActiveSeq(row.seq);
    onOpen(row);
  };
  return (
    <div class="calls">
      <div
        role="grid"
        id="calls"
        class="calls-scroller"
        aria-label={journal.list}
        aria-rowcount={matched.length + 1}
        aria-activedescendant={active && rowId(active)}
        tabIndex={0}
        ref={scroller}
        onScroll={look}
        onKeyDown={byKey}
      >
        <div role="rowgroup" class="calls-head">
          <HeadRow />
        </div>
        <div role="rowgroup" class="calls-all" style={{ height: `${matched.length * rowHeight}px` }}>
          <div role="presentation" class="calls-drawn" style={{ transform: `translateY(${first * rowHeight}px)` }}>
            {drawn.map((row, at) => (
              <Row
                key={row.seq}
                row={row}
                index={first + at}
                isActive={row.seq === activeSeq}
                isOpen={row.request_id === open}
                onOpen={choose}
              />
            ))}
          </div>
        </div>
        {matched.length === 0 && <p class="empty">{journal.nothing}</p>}
      </div>
      {!isAtEnd && (
        <button type="button" class="to-end" onClick={toEnd}>
          {journal.toEnd}
        </button>
      )}
    </div>
  );
};
