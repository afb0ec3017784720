/** Keys while somebody draws: they come before those of the page, which would tick, undo or go away. */
import { useEffect } from 'react';
import { isTyping, shortcutOf } from '../../../app/shortcuts.ts';
import { announce } from '../../../app/view-store.ts';
import { t } from '../../../text/t.ts';
import { finishShape, lastCorner, leave, removeAt, stepBack, stepOn, useDrawing } from './drawing-store.ts';

export function useDrawingKeys(): void {
  const isOpen = useDrawing((drawing) => drawing.isOpen);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || isTyping(event.target)) return;
      const { task } = useDrawing.getState();
      if (event.key === 'Escape') leave();
      else if (!task) return;
      else if (!actOn(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isOpen]);
}

/** True where the key is the drawing's, or one that would do something else to the page. */
function actOn(event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const isButton = event.target instanceof HTMLButtonElement;
  if (ctrl && (key === 'y' || (key === 'z' && event.shiftKey))) stepOn();
  else if (ctrl && key === 'z') stepBack();
  else if (key === 'enter' && !isButton) finishShape();
  else if (key === 'delete' || key === 'backspace') {
    const at = lastCorner();
    if (at && !removeAt(at)) announce('refused', t('drawing.tooFew'));
  } else return !(isButton && key === ' ') && ['tick', 'next', 'previous'].includes(shortcutOf(event) ?? '');
  return true;
}
