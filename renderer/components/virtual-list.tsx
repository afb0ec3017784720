/**
 * A long list of rows of equal height, of which only those in view exist: 10,000 rows cost as much as thirty. Follows the
 * grid pattern: one tab stop, arrows move, the active row is scrolled into view. `render` returns cells (role="gridcell").
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
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
  readonly onKey?: (event: KeyboardEvent, item: T) => void;
  readonly onMenu?: (item: T, x: number, y: number) => void;
  readonly onHover?: (item: T | null) => void;
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, rowRem, keyOf, render, label, chosen, onChoose, onKey, onMenu, onHover } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState(0);
  const id = useId();
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
  }, []);

  const reveal = (index: number): void => {
    const element = box.current;
    if (!element) return;
    if (index * row < element.scrollTop) element.scrollTop = index * row;
    else if ((index + 1) * row > element.scrollTop + element.clientHeight)
      element.scrollTop = (index + 1) * row - element.clientHeight;
  };

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
    const page = Math.max(1, Math.floor(view.height / row) - 1);
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
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      onChoose(current, event);
    } else if (current) onKey?.(event, current);
  };

  const first = Math.max(0, Math.floor(view.top / row) - SPARE);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / row) + SPARE);
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
