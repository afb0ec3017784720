/** The actions that a unit or a target has, for the right button. */
import { isDone } from '../../../shared/domain/clearance.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { Actions } from '../../app/use-actions.ts';
import { ALL_OPEN, openTarget, openUnit, setFilter, showTab } from '../../app/view-store.ts';
import type { MenuAction } from '../../components/context-menu.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { t } from '../../text/t.ts';

export function unitActions(unit: Unit): MenuAction[] {
  const parent = unit.parent;
  return [
    { key: 'open', label: t('action.openUnit', { name: unit.name }), run: () => openUnit(unit.id) },
    {
      key: 'targets',
      label: t('action.onlyOpen'),
      run: () => {
        openUnit(unit.id);
        setFilter(ALL_OPEN);
        showTab('targets');
      },
    },
    {
      key: 'chain',
      label: t('action.showChain'),
      run: () => {
        openUnit(unit.id);
        showTab('chain');
      },
    },
    ...(parent === null ? [] : [{ key: 'parent', label: t('action.openParent'), run: () => openUnit(parent) }]),
  ];
}

export function targetActions(target: LitTarget, actions: Actions): MenuAction[] {
  const refusal = actions.refusal;
  return [
    { key: 'open', label: t('action.goTo'), run: () => openTarget(target.id, target.unit) },
    isDone(target.state)
      ? // Opening again needs a reason, which its panel asks for.
        { key: 'reopen', label: t('action.reopen'), refusal, run: () => openTarget(target.id, target.unit) }
      : { key: 'clear', label: t('action.clear'), refusal, run: () => actions.clear(target) },
    { key: 'unit', label: t('action.openItsUnit'), run: () => openUnit(target.unit) },
  ];
}
