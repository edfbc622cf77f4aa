import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn above and below what is seen. */
const margin = 6;

const narrow = matchMedia('(max-width: 700px)');

const useRowHeight = (): number => {
  const [isNarrow, setNarrow] = useState(narrow.matches);
  useEffect(() => {
    const change = () => setNarrow(narrow.matches);
    narrow.addEventListener('change', change);
    return () => narrow.removeEventListener('change', change);
  }, []);
  return isNarrow ? 54 : 30;
};

/** Which rows of a long list are drawn; all have one height. Stays at the end of the list for as long as it is there. */
export const useWindow = (length: number, shifted: number) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const [view, setView] = useState({ top: 0, height: 600 });
  const [isAtEnd, setAtEnd] = useState(true);
  const before = useRef(shifted);

  const look = () => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    setView({ top: scrollTop, height: clientHeight });
    setAtEnd(scrollTop + clientHeight >= scrollHeight - rowHeight / 2);
  };

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (isAtEnd) element.scrollTop = length * rowHeight;
    else element.scrollTop -= (shifted - before.current) * rowHeight;
    before.current = shifted;
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [length, shifted, rowHeight, isAtEnd]);

  /** Moves as little as it takes to see the row. */
  const reveal = (index: number) => {
    const element = scroller.current;
    if (element === null) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  };

  const first = Math.max(0, Math.floor(view.top / rowHeight) - margin);
  const last = Math.min(length, Math.ceil((view.top + view.height) / rowHeight) + margin);
  const toEnd = () => setAtEnd(true);
  return { scroller, rowHeight, first: Math.min(first, last), last, isAtEnd, look, reveal, toEnd };
};
