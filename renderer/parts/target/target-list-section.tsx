/** The target list of a unit, wired: asks the store by kind and light, takes the next step where it stands, selects many for one. */
import { useMemo, useState } from 'react';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { Actions } from '../../app/use-actions.ts';
import { useStepRules } from '../../app/use-step-rules.ts';
import { useView } from '../../app/view-store.ts';
import { useCounty, useReader, useTargetsOf } from '../../db/county-store.tsx';
import type { TargetFilter } from '../../db/reader.ts';
import type { OpenMenu } from '../open-menu.ts';
import { BatchBar, type BatchStep } from './batch-bar.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { inScope } from './scope.ts';
import { NOTHING, selectAll, type Selection, within } from './selection.ts';
import { takeNext } from './take-next.ts';
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
  const rules = useStepRules();
  const [selection, setSelection] = useState<Selection | null>(null);
  const [batch, setBatch] = useState<BatchStep | null>(null);
  const shown = targets?.filter((target) => inScope(target, filter.scope)) ?? [];
  const selected =
    selection &&
    within(
      selection,
      shown.map(({ id }) => id),
    );
  const picked = shown.filter(({ id }) => selected?.ids.has(id));
  const canWrite = actions.canWrite && reader.live;
  if (batch && selected && canWrite) {
    return (
      <BatchPanel
        ids={[...selected.ids]}
        step={batch}
        actions={actions}
        onClose={(done) => {
          setBatch(null);
          if (done) setSelection(null);
        }}
      />
    );
  }
  return (
    <>
      <TargetList
        targets={targets}
        filter={filter}
        kinds={settings.kinds}
        on={reader.on}
        chosen={chosen}
        unitName={(target) => (unit.level === 'village' ? undefined : units.get(target.unit)?.name)}
        rules={rules}
        refusal={actions.refusal}
        canWrite={actions.canWrite}
        selection={canWrite ? selected : null}
        onSelect={setSelection}
        onTick={(target) => takeNext(target, rules, actions)}
        onMenu={(target, x, y) => onMenu({ kind: 'target', id: target.id }, x, y)}
      />
      {selected && canWrite && (
        <BatchBar
          chosen={picked}
          all={shown.length}
          rules={rules}
          onAll={() => setSelection(selectAll(shown.map(({ id }) => id)))}
          onNone={() => setSelection(NOTHING)}
          onStep={setBatch}
        />
      )}
    </>
  );
}
