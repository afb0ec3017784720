/** The target list of a unit, wired: asks the store by kind and light, ticks where it stands. */
import { useMemo } from 'react';
import { isDone } from '../../../shared/domain/clearance.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { Actions } from '../../app/use-actions.ts';
import { openTarget, useView } from '../../app/view-store.ts';
import { useCounty, useReader, useTargetsOf } from '../../db/county-store.tsx';
import type { LitTarget, TargetFilter } from '../../db/reader.ts';
import type { OpenMenu } from '../open-menu.ts';
import { TargetList } from './target-list.tsx';

interface TargetListSectionProps {
  readonly unit: Unit;
  readonly actions: Actions;
  readonly onMenu: OpenMenu;
}

export function TargetListSection({ unit, actions, onMenu }: TargetListSectionProps) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const filter = useView((view) => view.filter);
  const chosen = useView((view) => view.target);
  const asked = useMemo(
    (): TargetFilter => ({
      ...(filter.kind === '' ? {} : { kind: filter.kind }),
      ...(filter.lights.length === 0 ? {} : { lights: filter.lights }),
    }),
    [filter.kind, filter.lights],
  );
  const targets = useTargetsOf(unit.id, asked);
  const tick = (target: LitTarget): void => {
    // Opening again needs a reason, so it is asked for in the target's own panel.
    if (isDone(target.state)) openTarget(target.id, target.unit);
    else actions.clear(target);
  };
  return (
    <TargetList
      targets={targets}
      filter={filter}
      kinds={settings.kinds}
      on={reader.on}
      chosen={chosen}
      unitName={(target) => (unit.level === 'village' ? undefined : units.get(target.unit)?.name)}
      onTick={tick}
      onMenu={(target, x, y) => onMenu({ kind: 'target', id: target.id }, x, y)}
    />
  );
}
