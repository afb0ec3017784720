/** The actions that a unit or a target has, for the right button. */
import { needsReason } from '../../../shared/domain/clearance.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { Actions } from '../../app/use-actions.ts';
import type { StepRules } from '../../app/use-step-rules.ts';
import { ALL_OPEN, openTarget, openUnit, setFilter, showTab } from '../../app/view-store.ts';
import type { MenuAction } from '../../components/context-menu.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { stepText } from '../../text/domain-text.ts';
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

export function targetActions(target: LitTarget, rules: StepRules, actions: Actions): MenuAction[] {
  const open = (): void => openTarget(target.id, target.unit);
  const next = rules.next(target);
  // Whatever needs a reason is asked for in the target's own panel.
  const others = rules.others(target).filter(({ to, refusal }) => needsReason(to) && refusal === undefined);
  const refusal = actions.refusal;
  const steps: MenuAction[] = [
    ...(next
      ? [
          {
            key: next.to,
            label: stepText(next.to),
            refusal: refusal ?? next.refusal,
            run: () => actions.step(target, next.to),
          },
        ]
      : []),
    ...others.map(({ to }) => ({ key: to, label: stepText(to), refusal, run: open })),
  ];
  return [
    { key: 'open', label: t('action.goTo'), run: open },
    ...(actions.canWrite ? steps : []),
    { key: 'unit', label: t('action.openItsUnit'), run: () => openUnit(target.unit) },
  ];
}
