/** 推进表: Gantt chart, S-curve, back-schedule, who turns red and what moving a crew does, all of one selection on one day. */
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { addDays } from '../../../shared/domain/day.ts';
import { actionsOf } from '../../../shared/domain/schedule/scope.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useCounty } from '../../db/county-store.tsx';
import { useView } from '../../app/view-store.ts';
import { ExportMenu } from '../../parts/export/export-menu.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { t } from '../../text/t.ts';
import { Gantt } from './gantt.tsx';
import type { Frame } from './gantt-ground.tsx';
import { KindTable } from './kind-table.tsx';
import { kindLines } from './kind-lines.ts';
import { MilestoneList } from './milestone-list.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { SCurve } from './s-curve.tsx';
import { backScheduleOut } from './schedule-out.ts';
import { ScheduleFilters } from './schedule-filters.tsx';
import { type ScheduleAsk, type ScheduleFigures, calendarOf } from './schedule-figures.ts';
import { choose, SHEETS, useSchedule } from './schedule-store.ts';
import { nearSpan } from './time-axis.ts';
import { TurningList } from './turning-list.tsx';
import { useScheduleFigures } from './use-figures.ts';
import { WhatIfPanel } from './what-if-panel.tsx';
import './schedule-page.css';
import './gantt.css';

/** From any place of the page ↓ steps into the chart; inside it the list moves by itself. */
const focusChart = (): void => document.querySelector<HTMLElement>('.gantt .virtual-list')?.focus();

export function SchedulePage({ actions, children }: ModePageProps) {
  const { units } = useCounty();
  const chosen = useView((view) => view.unit);
  const unit = units.get(chosen) ?? units.county;
  usePageKeys(actions, { list: focusChart });
  return (
    <PageFrame
      title={t('mode.schedule')}
      className="schedule-page"
      floating={children}
      tools={
        <Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('schedule.print')}
        </Button>
      }
    >
      {unit && <ScheduleBody unit={unit} />}
    </PageFrame>
  );
}

function ScheduleBody({ unit }: { unit: Unit }) {
  const { filtersOpen } = useSchedule();
  const { ask, figures } = useScheduleFigures(unit);
  return (
    <div className="schedule">
      <SidePanel
        side="left"
        title={t('schedule.filters')}
        open={filtersOpen}
        onToggle={() => choose({ filtersOpen: !filtersOpen })}
        foldLabel={filtersOpen ? t('schedule.filters.fold') : t('schedule.filters.unfold')}
      >
        <ScheduleFilters action={ask.action} />
      </SidePanel>
      {figures ? (
        <ScheduleSheets ask={ask} figures={figures} />
      ) : (
        <p className="quiet section-note" role="status">
          {t('detail.loading')}
        </p>
      )}
    </div>
  );
}

/** Two weeks on, unless somebody asked for another day. */
const DEFAULT_RED_DAYS = 14;

function ScheduleSheets({ ask, figures }: { ask: ScheduleAsk; figures: ScheduleFigures }) {
  const { unit, units, settings, action, on, windowDays } = ask;
  const { lead, redBy, near, sheet } = useSchedule();
  const by = redBy !== null && redBy > on ? redBy : addDays(on, DEFAULT_RED_DAYS);
  const frame = useMemo(
    (): Frame => ({
      span: near ? nearSpan(on) : figures.span,
      on,
      deadline: settings.deadline,
      calendar: calendarOf(settings),
      actions: action ? [action] : actionsOf(settings),
      milestones: figures.milestones,
    }),
    [near, on, figures, settings, action],
  );
  const lines = useMemo(() => kindLines(figures, settings.kinds, lead), [figures, settings.kinds, lead]);
  const below = units.childrenOf(unit.id)[0]?.level;
  const name = below === undefined || below === 'county' ? t('list.title') : t(`level.${below}`);
  const curveTitle = t('schedule.curve', { name: unit.name });
  return (
    <div className="schedule-main">
      {figures.isAway && (
        <p className="schedule-away" role="alert">
          {t('schedule.away')}
        </p>
      )}
      <Gantt key={unit.id} bars={figures.bars} frame={frame} hasPaces={figures.hasPaces} name={name} unit={unit.id} />
      <div className="schedule-lower">
        <section className="scurve-panel" aria-label={curveTitle}>
          <SCurve points={figures.curve} milestones={figures.milestones} on={on} title={curveTitle} />
          <MilestoneList milestones={figures.milestones} />
        </section>
        <div className="sheet-panel">
          <div className="sheet-head">
            <div className="tabs" role="tablist">
              {SHEETS.map((it) => (
                <button
                  key={it}
                  type="button"
                  role="tab"
                  aria-selected={it === sheet}
                  onClick={() => choose({ sheet: it })}
                >
                  {t(`schedule.sheet.${it}`)}
                </button>
              ))}
            </div>
            {sheet === 'table' && <ExportMenu lines={lines.length} table={() => backScheduleOut(lines, windowDays)} />}
          </div>
          <div className="sheet-body" role="tabpanel" aria-label={t(`schedule.sheet.${sheet}`)}>
            {sheet === 'table' && (
              <KindTable lines={lines} windowDays={windowDays} hasPaces={figures.hasPaces} on={on} />
            )}
            {sheet === 'red' && <TurningList figures={figures} by={by} />}
            {sheet === 'move' && <WhatIfPanel figures={figures} kinds={settings.kinds} unit={unit} by={by} />}
          </div>
        </div>
      </div>
      <PrintSheet ask={ask} figures={figures} frame={frame} name={name} lines={lines} />
    </div>
  );
}
