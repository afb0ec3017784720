/** Keys of the stage: arrows nudge what is selected, Delete hides it, Ctrl+Z and Ctrl+Shift+Z go back and on. */
import { useEffect, useEffectEvent } from 'react';
import { isTyping } from '../../app/shortcuts.ts';
import type { TemplateEdit } from './use-template-edit.ts';

/** mm. */
const NUDGE = 1;
const LEAP = 10;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Before the keys of the page, which mean other units and the last tick-off. */
export function useEditKeys(edit: TemplateEdit): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || isTyping(event.target)) return;
    const took = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const ctrl = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (ctrl && (letter === 'z' || letter === 'y')) {
      took();
      if (letter === 'y' || event.shiftKey) edit.redo();
      else edit.undo();
      return;
    }
    if (ctrl || edit.selected.length === 0) return;
    const way = WAYS[event.key];
    if (way) {
      took();
      const by = event.shiftKey ? LEAP : NUDGE;
      const chosen = edit.template.parts.filter(({ kind }) => edit.selected.includes(kind));
      edit.setBoxes(
        new Map(
          chosen.map(({ kind, box }) => [kind, { ...box, x: box.x + way[0] * by, y: box.y + way[1] * by }] as const),
        ),
        `nudge ${edit.selected.join(' ')}`,
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      took();
      edit.hideSelected();
    } else if (event.key === 'Escape') {
      took();
      edit.select([]);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}
