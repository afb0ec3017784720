/** The actions that a unit or object has, where the right button was pressed. Arrow keys move, Esc closes. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './context-menu.css';

export interface MenuAction {
  readonly key: string;
  readonly label: string;
  /** Why it cannot be done now; shown under the label. */
  readonly refusal?: string | undefined;
  readonly run: () => void;
}

interface ContextMenuProps {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly actions: readonly MenuAction[];
  readonly onClose: () => void;
}

export function ContextMenu({ title, x, y, actions, onClose }: ContextMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: x, top: y });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setAt({
      left: Math.max(4, Math.min(x, window.innerWidth - element.offsetWidth - 4)),
      top: Math.max(4, Math.min(y, window.innerHeight - element.offsetHeight - 4)),
    });
    element.querySelector<HTMLButtonElement>('button:not([aria-disabled="true"])')?.focus();
  }, [x, y]);

  useEffect(() => {
    const away = (event: Event): void => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) onClose();
    };
    window.addEventListener('pointerdown', away, true);
    window.addEventListener('wheel', away, { capture: true, passive: true });
    window.addEventListener('blur', onClose);
    return () => {
      window.removeEventListener('pointerdown', away, true);
      window.removeEventListener('wheel', away, true);
      window.removeEventListener('blur', onClose);
    };
  }, [onClose]);

  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const buttons = [...(box.current?.querySelectorAll('button') ?? [])];
    const now = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown') buttons[(now + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(now - 1 + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className="context-menu" role="menu" aria-label={title} style={at} onKeyDown={onKey}>
      <p>{title}</p>
      {actions.map((action) => (
        <button
          key={action.key}
          type="button"
          role="menuitem"
          aria-disabled={action.refusal !== undefined}
          onClick={() => {
            if (action.refusal !== undefined) return;
            onClose();
            action.run();
          }}
        >
          {action.label}
          {action.refusal && <small>{action.refusal}</small>}
        </button>
      ))}
    </div>
  );
}
