/**
 * A long list of rows of equal height, of which only those in view exist: 10,000 rows cost as much as thirty. Follows the
 * grid pattern: one tab stop, arrows move, the active row is scrolled into view. `render` returns cells (role="gridcell").
 */
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useRowWindow } from './use-row-window.ts';
import './virtual-list.css';

/** Rows kept above and below what is visible. */
const SPARE = 6;

interface VirtualListProps<T> {
  readonly items: readonly T[];
  /** Height of a row in rem. */
  readonly rowRem: number;
  readonly keyOf: (item: T) => string;
  readonly render: (item: T, active: boolean) => ReactNode;
  readonly label: string;
  /** Key of the chosen row, if it is in the list. */
  readonly chosen: string | null;
  readonly onChoose: (item: T, event: { readonly shiftKey: boolean }) => void;
  /** Told where the arrows have gone, for lists beside which the active row is shown at large. */
  readonly onActive?: (item: T) => void;
  readonly onKey?: (event: KeyboardEvent, item: T) => void;
  readonly onMenu?: (item: T, x: number, y: number) => void;
  readonly onHover?: (item: T | null) => void;
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, rowRem, keyOf, render, label, chosen, onChoose, onActive, onKey, onMenu, onHover } = props;
  const [active, setActive] = useState(0);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { row, first, last, page, reveal } = useRowWindow(box, items.length, { rowRem, spare: SPARE });

  // Follows the selection made elsewhere, not each refresh of the rows.
  const indexOf = (key: string | null): number => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const [followed, setFollowed] = useState<string | null>(null);
  if (chosen !== followed) {
    setFollowed(chosen);
    const index = indexOf(chosen);
    if (index >= 0) setActive(index);
  }
  const revealChosen = useEffectEvent((key: string | null) => {
    const index = indexOf(key);
    if (index >= 0) reveal(index);
  });
  useEffect(() => revealChosen(chosen), [chosen]);

  const step = (event: KeyboardEvent): void => {
    const move: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -items.length,
      End: items.length,
    };
    const by = move[event.key];
    const current = items[Math.min(active, items.length - 1)];
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      const next = Math.max(0, Math.min(items.length - 1, active + by));
      setActive(next);
      reveal(next);
      const item = items[next];
      if (item) onActive?.(item);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      onChoose(current, event);
    } else if (current) onKey?.(event, current);
  };

  return (
    <div
      ref={box}
      className="virtual-list"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={items.length}
      aria-activedescendant={items.length > 0 ? `${id}-${Math.min(active, items.length - 1)}` : undefined}
      onKeyDown={step}
      onMouseLeave={() => onHover?.(null)}
    >
      <div role="rowgroup" style={{ height: items.length * row }}>
        {items.slice(first, last).map((item, offset) => {
          const index = first + offset;
          return (
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="row"
              aria-selected={keyOf(item) === chosen}
              aria-rowindex={index + 1}
              className={index === active ? 'virtual-row active' : 'virtual-row'}
              style={{ top: index * row, height: row }}
              onClick={(event) => {
                setActive(index);
                onChoose(item, event);
              }}
              onMouseEnter={() => onHover?.(item)}
              onContextMenu={(event) => {
                if (!onMenu) return;
                event.preventDefault();
                onMenu(item, event.clientX, event.clientY);
              }}
            >
              {render(item, index === active)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
