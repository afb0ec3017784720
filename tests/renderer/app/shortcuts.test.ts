/** Which key press means what. */
import { describe, expect, it } from 'vitest';
import { KEY_LIST, shortcutOf } from '../../../renderer/app/shortcuts.ts';

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('shortcuts', () => {
  it('reads plain keys', () => {
    expect(['/', 'Escape', 'ArrowLeft', 'ArrowRight', ' ', '[', ']', '?'].map((key) => press(key))).toEqual([
      'search',
      'up',
      'previous',
      'next',
      'tick',
      'dayBack',
      'dayOn',
      'help',
    ]);
  });

  it('reads Ctrl and Cmd alike, whatever the case', () => {
    expect([press('z', { ctrlKey: true }), press('Z', { metaKey: true }), press('s', { ctrlKey: true })]).toEqual([
      'undo',
      'undo',
      'picture',
    ]);
  });

  it('reads the full-width keys of a Chinese input method', () => {
    expect([press('／'), press('？'), press('【'), press('】')]).toEqual(['search', 'help', 'dayBack', 'dayOn']);
  });

  it('leaves other keys alone', () => {
    expect([press('z'), press('/', { ctrlKey: true }), press('ArrowLeft', { altKey: true }), press('a')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('lists every shortcut', () => {
    expect(KEY_LIST).toHaveLength(11);
  });
});
