/** Listens to the keyboard for the whole window, except where somebody is typing. */
import { useEffect, useRef } from 'react';
import { type ShortcutName, isTyping, shortcutOf } from './shortcuts.ts';

type ShortcutHandlers = Readonly<Partial<Record<ShortcutName, () => void>>>;

/** Works everywhere, also while typing. */
const EVERYWHERE: readonly ShortcutName[] = ['picture', 'sheet'];

export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = shortcutOf(event);
      const handler = name && latest.current[name];
      if (!name || !handler) return;
      const onButton = event.target instanceof HTMLButtonElement && name === 'tick';
      // The first Esc leaves the field, the next one goes up.
      if (name === 'up' && isTyping(event.target) && event.target instanceof HTMLElement) event.target.blur();
      if (onButton || (isTyping(event.target) && !EVERYWHERE.includes(name))) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
