/** Who turns red by a day if nothing changes: earliest first, with the reason. */
import { useMemo } from 'react';
import { turningRed } from '../../../shared/domain/schedule/target-pace.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { openTarget, useView } from '../../app/view-store.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LightDot } from '../../components/light-dot.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useCounty } from '../../db/county-store.tsx';
import { ExportMenu } from '../../parts/export/export-menu.tsx';
import { count, fullDate, percent, shortDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { DayField } from './day-field.tsx';
import type { ScheduleFigures } from './schedule-figures.ts';
import { turningOut } from './schedule-out.ts';
import { choose } from './schedule-store.ts';

export function TurningList({ figures, by }: { figures: ScheduleFigures; by: Day }) {
  const { units, settings } = useCounty();
  const kindName = (id: string): string => settings.kinds.find((kind) => kind.id === id)?.name ?? id;
  const target = useView((view) => view.target);
  const { rows, paces, outlook, hasPaces } = figures;
  const turning = useMemo(() => turningRed(rows, paces, outlook, by), [rows, paces, outlook, by]);
  const red = useMemo(() => rows.filter((row) => row.light === 'red').length, [rows]);
  return (
    <section className="turning" aria-label={t('schedule.red.title')}>
      <div className="schedule-tools">
        <label>
          {t('schedule.red.by')} <DayField value={by} min={outlook.on} onPick={(day) => choose({ redBy: day })} />
        </label>
        <p role="status">
          {hasPaces
            ? t('schedule.red.sum', { date: fullDate(by), count: count(turning.length), red: count(red) })
            : t('schedule.reading')}
        </p>
        <ExportMenu lines={hasPaces ? turning.length : 0} table={() => turningOut(turning, units, kindName)} />
      </div>
      {hasPaces && turning.length === 0 && <EmptyState title={t('schedule.red.none', { date: fullDate(by) })} />}
      {hasPaces && turning.length > 0 && (
        <VirtualList
          items={turning}
          rowRem={1.875}
          keyOf={({ row }) => row.id}
          label={t('schedule.red.title')}
          chosen={target}
          onChoose={({ row }) => openTarget(row.id, row.unit)}
          render={({ row, on, percent: reached, cause, light }) => (
            <div className="turning-row">
              <span role="gridcell">{t('schedule.red.on', { date: shortDate(on) })}</span>
              <span role="gridcell" className="turning-name" title={row.name}>
                <LightDot light={light} /> {row.name}
              </span>
              <span role="gridcell" className="turning-unit">
                {units.get(row.unit)?.name ?? row.unit}
              </span>
              <span role="gridcell" className="number">
                {percent(row.percent)}
              </span>
              <span role="gridcell" className="number">
                {t('schedule.red.reaches', { percent: percent(reached) })}
              </span>
              <span role="gridcell" className="quiet">
                {t(`schedule.cause.${cause}`)}
              </span>
            </div>
          )}
        />
      )}
    </section>
  );
}
