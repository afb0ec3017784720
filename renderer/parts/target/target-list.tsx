/** Targets of a unit, most urgent first, filtered by scope, kind and light; each can be cleared where it stands. */
import { Segmented, Select } from 'antd';
import type { Kind } from '../../../shared/domain/kind.ts';
import { LIGHTS } from '../../../shared/domain/light.ts';
import type { LitTarget } from '../../db/reader.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LightDot } from '../../components/light-dot.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import {
  ALL_OPEN,
  type ListFilter,
  SCOPES,
  hover,
  openTarget,
  setFilter,
  toggleLight,
} from '../../app/view-store.ts';
import { lightMeaning, lightText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { inScope } from './scope.ts';
import { TargetRowCells } from './target-row.tsx';

interface TargetListProps {
  readonly targets: readonly LitTarget[] | undefined;
  readonly filter: ListFilter;
  readonly kinds: readonly Kind[];
  readonly on: string;
  readonly chosen: string | null;
  /** Name of a target's unit, or undefined when the list is of one village. */
  readonly unitName: (target: LitTarget) => string | undefined;
  readonly onTick: (target: LitTarget) => void;
  readonly onMenu: (target: LitTarget, x: number, y: number) => void;
}

const isFiltered = (filter: ListFilter): boolean =>
  filter.scope !== 'open' || filter.lights.length > 0 || filter.kind !== '';

export function TargetList({ targets, filter, kinds, on, chosen, unitName, onTick, onMenu }: TargetListProps) {
  const kindOf = new Map(kinds.map((kind) => [kind.id, kind]));
  const shown = targets?.filter((target) => inScope(target, filter.scope));
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
        <span className="list-count">{shown ? t('list.count', { count: count(shown.length) }) : ''}</span>
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
          onChoose={(target) => openTarget(target.id, target.unit)}
          onMenu={onMenu}
          onHover={(target) => hover(target ? { kind: 'target', id: target.id } : null)}
          onKey={(event, target) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            event.stopPropagation();
            onTick(target);
          }}
          render={(target) => (
            <TargetRowCells
              target={target}
              kind={kindOf.get(target.kind)}
              on={on}
              unitName={unitName(target)}
              onTick={onTick}
            />
          )}
        />
      )}
    </div>
  );
}
