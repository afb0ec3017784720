/** Which rows of equal height are in view of a box that scrolls: what every long list and table asks. */
import { type RefObject, useLayoutEffect, useState } from 'react';

interface RowWindow {
  /** Height of a row, CSS pixels. */
  readonly row: number;
  /** First row to draw and the one after the last. */
  readonly first: number;
  readonly last: number;
  /** Rows that a page of the box holds, at least one. */
  readonly page: number;
  /** Scrolls as little as brings a row into view. */
  reveal(index: number): void;
}

/** `rowRem` is a row's height in rem, `spare` how many are kept above and below, `head` whether a head of one row's height stays on top. */
export function useRowWindow(
  box: RefObject<HTMLDivElement | null>,
  count: number,
  { rowRem, spare, head = 'none' }: { rowRem: number; spare: number; head?: 'none' | 'row' },
): RowWindow {
  const [view, setView] = useState({ top: 0, height: 600 });
  const row = rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box]);
  const covered = head === 'row' ? row : 0;
  const reveal = (index: number): void => {
    const element = box.current;
    if (!element) return;
    const room = element.clientHeight - covered;
    if (index * row < element.scrollTop) element.scrollTo({ top: index * row });
    else if ((index + 1) * row > element.scrollTop + room) element.scrollTo({ top: (index + 1) * row - room });
  };
  return {
    row,
    first: Math.max(0, Math.floor(view.top / row) - spare),
    last: Math.min(count, Math.ceil((view.top + view.height) / row) + spare),
    page: Math.max(1, Math.floor((view.height - covered) / row) - 1),
    reveal,
  };
}
