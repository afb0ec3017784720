/** The keys that the interface answers to: one table for the handler and for the list that `?` shows. */
import type { TextKey } from '../text/zh-cn.ts';

export type ShortcutName =
  | 'search'
  | 'up'
  | 'previous'
  | 'next'
  | 'tick'
  | 'undo'
  | 'dayBack'
  | 'dayOn'
  | 'picture'
  | 'sheet'
  | 'draw'
  | 'help'
  | 'list';

interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
}
const stroke = (key: string, ctrl = false): Stroke => ({ key, ctrl });

const STROKES: Readonly<Record<ShortcutName, Stroke>> = {
  search: stroke('/'),
  up: stroke('Escape'),
  previous: stroke('ArrowLeft'),
  next: stroke('ArrowRight'),
  tick: stroke(' '),
  undo: stroke('z', true),
  dayBack: stroke('['),
  dayOn: stroke(']'),
  picture: stroke('s', true),
  sheet: stroke('p', true),
  draw: stroke('d'),
  help: stroke('?'),
  list: stroke('ArrowDown'),
};

/** Lines of the list of keys. */
export const KEY_LIST: readonly {
  readonly keys: readonly string[];
  readonly text: Extract<TextKey, `keys.${string}`>;
}[] = [
  { keys: ['/'], text: 'keys.search' },
  { keys: ['Esc'], text: 'keys.up' },
  { keys: ['←', '→'], text: 'keys.sibling' },
  { keys: ['↑', '↓'], text: 'keys.list' },
  { keys: ['Space'], text: 'keys.tick' },
  { keys: ['Ctrl', 'Z'], text: 'keys.undo' },
  { keys: ['[', ']'], text: 'keys.day' },
  { keys: ['Ctrl', 'S'], text: 'keys.picture' },
  { keys: ['Ctrl', 'P'], text: 'keys.sheet' },
  { keys: ['D'], text: 'keys.draw' },
  { keys: ['?'], text: 'keys.help' },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Which shortcut a key press is; null for none. The two keyboards' `／` and `？` count as well: an input method may be on. */
export function shortcutOf(pressed: Pressed): ShortcutName | null {
  if (pressed.altKey) return null;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  const key = { '／': '/', '？': '?', '【': '[', '】': ']' }[pressed.key] ?? pressed.key;
  const folded = ctrl ? key.toLowerCase() : key;
  for (const [name, { key: wanted, ctrl: withCtrl }] of Object.entries(STROKES) as [ShortcutName, Stroke][]) {
    if (wanted === folded && withCtrl === ctrl) return name;
  }
  return null;
}

/** True where keys are text or belong to a widget that is open. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], [role="slider"], [role="menu"]') !== null
  );
}
