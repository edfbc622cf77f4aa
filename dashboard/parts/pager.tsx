import { setQuery } from '../address.ts';
import { words } from '../words.ts';

interface PagerProps {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
}

/** Which rows of all are shown, and the pages beside them; the place is in the address. */
export const Pager = ({ offset, limit, total }: PagerProps) => {
  if (total <= limit && offset === 0) return null;
  const to = (place: number) => setQuery({ offset: place <= 0 ? undefined : String(place) }, 'add');
  const { previous, next, range } = words.value;
  return (
    <div class="pager">
      <span>{range(Math.min(total, offset + 1), Math.min(total, offset + limit), total)}</span>
      <button type="button" disabled={offset === 0} onClick={() => to(offset - limit)}>
        {previous}
      </button>
      <button type="button" disabled={offset + limit >= total} onClick={() => to(offset + limit)}>
        {next}
      </button>
    </div>
  );
};

/** Where the address says that a page begins. */
export const offsetOf = (text: string | undefined): number => {
  const offset = Number(text ?? 0);
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
};
