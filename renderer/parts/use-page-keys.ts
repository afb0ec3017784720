/** Keys of every mode without a map: search, up, siblings, undo, day by day, the list of keys. A page may add its own. */
import { useShortcuts } from '../app/use-shortcuts.ts';
import type { ShortcutName } from '../app/shortcuts.ts';
import type { Actions } from '../app/use-actions.ts';
import { closeTarget, openDrawer, openUnit, showDate, toggleDrawer, useView } from '../app/view-store.ts';
import { useCounty } from '../db/county-store.tsx';
import { stepDate } from './campaign-days.ts';

export function usePageKeys(actions: Actions, own: Readonly<Partial<Record<ShortcutName, () => void>>> = {}): void {
  const { settings, units, today } = useCounty();
  const unitOf = (): string => {
    const { unit } = useView.getState();
    return units.get(unit)?.id ?? units.county?.id ?? '';
  };
  const sibling = (by: 1 | -1): void => {
    const all = units.siblingsOf(unitOf());
    const at = all.findIndex((it) => it.id === unitOf());
    const next = at < 0 ? undefined : all[(at + by + all.length) % all.length];
    if (next) openUnit(next.id);
  };
  const up = (): void => {
    const { drawer, target } = useView.getState();
    const parent = units.get(unitOf())?.parent;
    if (drawer !== null) openDrawer(null);
    else if (target !== null) closeTarget();
    else if (parent) openUnit(parent);
  };
  const day = (by: number): void => showDate(stepDate(useView.getState().date, by, settings.start, today));
  useShortcuts({
    search: () => openDrawer('search'),
    up,
    previous: () => sibling(-1),
    next: () => sibling(1),
    undo: actions.undo,
    dayBack: () => day(-1),
    dayOn: () => day(1),
    help: () => toggleDrawer('keys'),
    ...own,
  });
}
