/** Keys of the battle map: up, siblings, tick, undo, day by day. */
import type { Actions } from '../../app/use-actions.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { useStepRules } from '../../app/use-step-rules.ts';
import {
  closeTarget,
  openDrawer,
  openTarget,
  openUnit,
  showDate,
  toggleDrawer,
  useView,
} from '../../app/view-store.ts';
import { useCounty, useReader } from '../../db/county-store.tsx';
import type { TargetFilter } from '../../db/reader.ts';
import { inScope } from '../../parts/target/scope.ts';
import { takeNext } from '../../parts/target/take-next.ts';
import { stepDate } from '../../parts/campaign-days.ts';

/** Neighbour of `id` in a list, round the ends. */
export function neighbour<T>(items: readonly T[], index: number, by: 1 | -1): T | undefined {
  return items.length === 0 || index < 0 ? undefined : items[(index + by + items.length) % items.length];
}

/** From anywhere on the page ↓ steps into the list of the drill-down; inside it the list moves by itself. */
function focusList(): void {
  document.querySelector<HTMLElement>('.side-right .virtual-list, .side-right .ranking button')?.focus();
}

/** `draw`: undefined where nobody may draw. */
export function usePageShortcuts(unit: string, actions: Actions, draw: (() => void) | undefined): void {
  const { settings, units, today } = useCounty();
  const reader = useReader();
  const rules = useStepRules();

  const sibling = async (by: 1 | -1): Promise<void> => {
    const { target, filter } = useView.getState();
    if (target === null) {
      const all = units.siblingsOf(unit);
      const next = neighbour(
        all,
        all.findIndex((it) => it.id === unit),
        by,
      );
      if (next) openUnit(next.id);
      return;
    }
    const asked: TargetFilter = {
      ...(filter.kind === '' ? {} : { kind: filter.kind }),
      ...(filter.lights.length === 0 ? {} : { lights: filter.lights }),
    };
    const all = (await reader.targetsOf(unit, asked)).filter((it) => it.id === target || inScope(it, filter.scope));
    const next = neighbour(
      all,
      all.findIndex((it) => it.id === target),
      by,
    );
    if (next) openTarget(next.id, next.unit);
  };
  const up = (): void => {
    const { drawer, target } = useView.getState();
    const parent = units.get(unit)?.parent;
    if (drawer !== null) openDrawer(null);
    else if (target !== null) closeTarget();
    else if (parent) openUnit(parent);
  };
  const tick = async (): Promise<void> => {
    const { target } = useView.getState();
    const row = target === null ? undefined : await reader.target(target);
    // Opened already: what is done has nothing that lies ahead.
    if (row && rules.next(row)) takeNext(row, rules, actions);
  };
  const day = (by: number): void => showDate(stepDate(useView.getState().date, by, settings.start, today));

  useShortcuts({
    search: () => openDrawer('search'),
    up,
    previous: () => void sibling(-1),
    next: () => void sibling(1),
    tick: () => void tick(),
    undo: actions.undo,
    dayBack: () => day(-1),
    dayOn: () => day(1),
    picture: () => toggleDrawer('picture'),
    help: () => toggleDrawer('keys'),
    list: focusList,
    ...(draw ? { draw } : {}),
  });
}
