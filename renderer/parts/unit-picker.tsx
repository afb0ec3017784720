/** Chooses one unit, or several, out of the whole command chain by name or code. */
import { Select } from 'antd';
import { useMemo } from 'react';
import type { Unit, UnitLevel } from '../../shared/domain/unit.ts';
import { useCounty } from '../db/county-store.tsx';
import { t } from '../text/t.ts';

interface Common {
  readonly label: string;
  /** Absent: every level. */
  readonly levels?: readonly UnitLevel[];
}

function useOptions(levels: readonly UnitLevel[] | undefined) {
  const { units } = useCounty();
  return useMemo(() => {
    // The county's own name before everything else would say nothing.
    const trail = (unit: Unit): string =>
      units
        .pathOf(unit.id)
        .slice(unit.level === 'county' ? 0 : 1)
        .map((step) => step.name)
        .join(' › ');
    const shown = [...units.all()].filter((unit) => levels === undefined || levels.includes(unit.level));
    return shown.map((unit) => ({ value: unit.id, label: trail(unit) }));
  }, [units, levels]);
}

export function UnitPicker(props: Common & { readonly value: string; readonly onPick: (unit: string) => void }) {
  return (
    <Select
      value={props.value === '' ? null : props.value}
      onChange={props.onPick}
      options={useOptions(props.levels)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('scope.pick')}
      aria-label={props.label}
    />
  );
}

export function UnitsPicker(
  props: Common & { readonly value: readonly string[]; readonly onPick: (units: string[]) => void },
) {
  return (
    <Select
      mode="multiple"
      value={[...props.value]}
      onChange={props.onPick}
      options={useOptions(props.levels)}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount="responsive"
      placeholder={t('scope.pick')}
      aria-label={props.label}
    />
  );
}
