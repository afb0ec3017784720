/** Targets of a unit, most urgent first, filtered by scope, kind and light; each takes its next step where it stands. */
import { Segmented, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import { LIGHTS } from '../../../shared/domain/light.ts';
import type { LitTarget } from '../../db/reader.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LightDot } from '../../components/light-dot.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { ALL_OPEN, type ListFilter, SCOPES, hover, openTarget, setFilter, toggleLight } from '../../app/view-store.ts';
import type { PossibleStep, StepRules } from '../../app/use-step-rules.ts';
import { lightMeaning, lightText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { inScope } from './scope.ts';
import { extend, NOTHING, selectAll, type Selection, toggle } from './selection.ts';
import { TargetRowCells } from './target-row.tsx';
import './target.css';

interface TargetListProps {
  readonly targets: readonly LitTarget[] | undefined;
  readonly filter: ListFilter;
  readonly kinds: readonly Kind[];
  readonly on: string;
  readonly chosen: string | null;
  /** Name of a target's unit, or undefined when the list is of one village. */
  readonly unitName: (target: LitTarget) => string | undefined;
  readonly rules: StepRules;
  /** Why nothing can be written now; undefined when things can be written. */
  readonly refusal: string | undefined;
  readonly canWrite: boolean;
  /** Null while nothing is being selected. */
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onTick: (target: LitTarget) => void;
  readonly onMenu: (target: LitTarget, x: number, y: number) => void;
}

const isFiltered = (filter: ListFilter): boolean =>
  filter.scope !== 'open' || filter.lights.length > 0 || filter.kind !== '';

export function TargetList(props: TargetListProps) {
  const { targets, filter, kinds, on, chosen, unitName, rules, refusal, canWrite, selection, onSelect } = props;
  const { onTick, onMenu } = props;
  const kindOf = new Map(kinds.map((kind) => [kind.id, kind]));
  const shown = targets?.filter((target) => inScope(target, filter.scope));
  const order = shown?.map(({ id }) => id) ?? [];
  const nextOf = (target: LitTarget): PossibleStep | null => {
    const next = rules.next(target);
    return next && refusal !== undefined ? { to: next.to, refusal } : next;
  };
  const select = (target: LitTarget, isRange: boolean): void => {
    if (selection) onSelect(isRange ? extend(selection, target.id, order) : toggle(selection, target.id));
  };
  const onKey = (event: KeyboardEvent, target: LitTarget): void => {
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    const isOut = event.key === 'Escape' && selection !== null;
    if (event.key !== ' ' && !isAll && !isOut) return;
    if (isAll && (!canWrite || refusal !== undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isOut) onSelect(null);
    else if (isAll) onSelect(selectAll(order));
    else if (selection) select(target, event.shiftKey);
    else onTick(target);
  };
  return (
    <div className="target-list">
      <div className="list-filters">
        <Segmented
          size="small"
          value={filter.scope}
          onChange={(scope) => setFilter({ scope })}
          options={SCOPES.map((scope) => ({ value: scope, label: t(`list.${scope}`) }))}
          aria-label={t('list.state')}
        />
        <Select
          size="small"
          value={filter.kind}
          onChange={(kind) => setFilter({ kind })}
          options={[
            { value: '', label: t('list.allKinds') },
            ...kinds.map((kind) => ({ value: kind.id, label: kind.name })),
          ]}
          aria-label={t('list.kind')}
          popupMatchSelectWidth={false}
        />
        <span className="list-lights" role="group" aria-label={t('list.light')}>
          {LIGHTS.map((light) => (
            <button
              key={light}
              type="button"
              aria-pressed={filter.lights.includes(light)}
              aria-label={lightText(light)}
              title={lightMeaning(light)}
              onClick={() => toggleLight(light)}
            >
              <LightDot light={light} quiet />
            </button>
          ))}
        </span>
        <span className="list-count">
          {shown ? t('list.count', { count: count(shown.length) }) : ''}
          {canWrite && refusal === undefined && shown && shown.length > 0 && (
            <button
              type="button"
              className="list-select"
              aria-pressed={selection !== null}
              title={t('batch.hint')}
              onClick={() => onSelect(selection ? null : NOTHING)}
            >
              {selection ? t('batch.leave') : t('batch.select')}
            </button>
          )}
        </span>
      </div>
      {!shown && <p className="quiet section-note">{t('list.loading')}</p>}
      {shown?.length === 0 && (
        <EmptyState title={isFiltered(filter) ? t('list.empty') : t('list.emptyDone')}>
          {isFiltered(filter) && (
            <button type="button" className="link" onClick={() => setFilter(ALL_OPEN)}>
              {t('list.clearFilter')}
            </button>
          )}
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <VirtualList
          items={shown}
          rowRem={3.25}
          keyOf={(target) => target.id}
          label={t('list.title')}
          chosen={chosen}
          onChoose={(target, { shiftKey }) =>
            selection ? select(target, shiftKey) : openTarget(target.id, target.unit)
          }
          onMenu={onMenu}
          onHover={(target) => hover(target ? { kind: 'target', id: target.id } : null)}
          onKey={onKey}
          render={(target) => (
            <TargetRowCells
              target={target}
              kind={kindOf.get(target.kind)}
              on={on}
              unitName={unitName(target)}
              next={nextOf(target)}
              canWrite={canWrite}
              selected={selection ? selection.ids.has(target.id) : undefined}
              onTick={onTick}
            />
          )}
        />
      )}
    </div>
  );
}
