/** The frame of a mode without a map: title, the unit that is looked at with the ones below it, tools, and the page itself. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { openUnit, useView } from '../app/view-store.ts';
import { useCounty, useReader } from '../db/county-store.tsx';
import { fullDate } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { NoUnits } from './no-units.tsx';
import './page-frame.css';

interface PageFrameProps {
  readonly title: string;
  /** Controls at the right end of the head. */
  readonly tools?: ReactNode;
  /** False for pages that concern the county as a whole. */
  readonly byUnit?: boolean;
  /** False for pages that a county without units has a use for. */
  readonly needsUnits?: boolean;
  /** What floats over every page. */
  readonly floating: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function PageFrame({
  title,
  tools,
  byUnit = true,
  needsUnits = true,
  floating,
  className,
  children,
}: PageFrameProps) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const chosen = useView((view) => view.unit);
  const unit = units.get(chosen) ?? units.county;
  if (!unit && needsUnits) {
    return (
      <main className="page">
        <NoUnits />
        {floating}
      </main>
    );
  }
  const below = unit ? units.childrenOf(unit.id) : [];
  return (
    <main className={`page ${className ?? ''}${reader.live ? '' : ' past'}`} aria-label={title}>
      <header className="page-head">
        <h2>{title}</h2>
        {byUnit && unit && <Breadcrumb unit={unit.id} targetName={undefined} />}
        {byUnit && below.length > 0 && (
          <Select
            size="small"
            className="page-below"
            value={null}
            placeholder={t('page.below', { count: below.length })}
            aria-label={t('page.below', { count: below.length })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={below.map((it) => ({ value: it.id, label: it.name }))}
            onChange={(id: string | null) => id !== null && openUnit(id)}
          />
        )}
        {!reader.live && <span className="page-past">{t('page.past', { date: fullDate(reader.on) })}</span>}
        <span className="page-space" />
        {tools}
      </header>
      <div className="page-body">{children}</div>
      {settings.mark !== undefined && <footer className="page-mark">{settings.mark}</footer>}
      {floating}
    </main>
  );
}
