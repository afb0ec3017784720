/** What the county has: units, areas, codes, level by level, and the ways to bring in what is missing. */
import { Button } from 'antd';
import { useMemo } from 'react';
import { showDataTab } from '../../../app/data-tab.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { levelText } from '../../../text/domain-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { levelFigures } from './county-figures.ts';
import { TypedNames } from './typed-names.tsx';

interface UnitsOverviewProps {
  readonly host: HostClient;
}

export function UnitsOverview({ host }: UnitsOverviewProps) {
  const { geometry, units } = useCounty();
  const figures = useMemo(() => levelFigures(units, geometry), [units, geometry]);
  const uncoded = figures.reduce((sum, level) => sum + level.uncoded, 0);
  const assumed = figures.reduce((sum, level) => sum + level.assumed, 0);
  const nowhere = figures.find(({ level }) => level === 'village')?.nowhere ?? 0;
  const cell = (value: number) => <td data-none={value === 0}>{count(value)}</td>;
  return (
    <section className="units-overview" aria-labelledby="units-overview-title">
      <header>
        <h3 id="units-overview-title">{t('dataUnits.overview.title', { county: units.county?.name ?? '' })}</h3>
        <TypedNames host={host} size="small" />
        <Button size="small" onClick={() => showDataTab('import')}>
          {t('dataUnits.import')}
        </Button>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dataUnits.overview.level')}</th>
            <th scope="col">{t('dataUnits.overview.units')}</th>
            <th scope="col">{t('dataUnits.overview.surveyed')}</th>
            <th scope="col">{t('dataUnits.overview.assumed')}</th>
            <th scope="col">{t('dataUnits.overview.nowhere')}</th>
            <th scope="col">{t('dataUnits.overview.uncoded')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((level) => (
            <tr key={level.level}>
              <th scope="row">{levelText(level.level)}</th>
              {cell(level.units)}
              {cell(level.surveyed)}
              {cell(level.assumed)}
              {cell(level.nowhere)}
              {cell(level.uncoded)}
            </tr>
          ))}
        </tbody>
      </table>
      {uncoded > 0 && <p className="units-hint">{t('dataUnits.overview.uncodedHint', { count: count(uncoded) })}</p>}
      {nowhere > 0 && <p className="units-hint">{t('dataUnits.overview.nowhereHint', { count: count(nowhere) })}</p>}
      {assumed > 0 && <p className="units-hint">{t('dataUnits.overview.assumedHint', { count: count(assumed) })}</p>}
    </section>
  );
}
