/** 建县: what the county has of units and areas, its war zones on map and list, where its areas do not fit together. */
import { Button } from 'antd';
import { showDataTab } from '../../../app/data-tab.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';
import type { DataSectionProps } from '../data-page.tsx';
import { TopologyList } from './topology-list.tsx';
import { TypedNames } from './typed-names.tsx';
import { UnitsOverview } from './units-overview.tsx';
import { useTopology } from './use-topology.ts';
import { assigned, heldZones } from './zones-draft.ts';
import { useMayArrange, ZonesEditor } from './zones-editor.tsx';
import { ZonesMap } from './zones-map.tsx';
import { setArranging, useArranging } from './zones-store.ts';
import './units-section.css';

export function UnitsSection({ actions, host }: DataSectionProps) {
  const { units } = useCounty();
  const { may, why } = useMayArrange(actions);
  const arranged = useArranging((state) => state.draft);
  const brush = useArranging((state) => state.brush);
  const focus = useArranging((state) => state.focus);
  const report = useTopology();
  if (units.size < 2)
    return (
      <section className="units-section units-empty">
        <EmptyState title={t('dataUnits.empty.title')} advice={t('dataUnits.empty.advice')}>
          <div className="units-ways">
            <Button type="primary" onClick={() => showDataTab('import')}>
              {t('dataUnits.import')}
            </Button>
            <TypedNames host={host} />
          </div>
        </EmptyState>
      </section>
    );
  const draft = arranged ?? heldZones(units);
  const onTownship = (township: string): void => {
    if (brush === null) return;
    const own = draft.zoneOf.get(township);
    setArranging({ draft: assigned(draft, township, own === brush ? null : brush) });
  };
  return (
    <section className="units-section">
      <div className="units-side">
        {why !== undefined && <p className="units-why">{why}</p>}
        <UnitsOverview host={host} />
        <ZonesEditor actions={actions} draft={draft} canChange={may} />
        <TopologyList report={report} />
      </div>
      <ZonesMap host={host} draft={draft} focus={focus} onTownship={may && brush !== null ? onTownship : undefined} />
    </section>
  );
}
