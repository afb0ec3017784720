/** The layer tree with an eye each, kinds by sector, what areas are coloured by, and at its foot the legend they share. */
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Radio } from 'antd';
import { useMemo } from 'react';
import { shownLayers, unfoldGroup, useLayers } from '../../../app/layer-store.ts';
import { openDrawer, showMeasure, useView } from '../../../app/view-store.ts';
import { useCounty, useFigures } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { archiveLayerId, isForeign } from '../../../map/foreign-tiles.ts';
import { type KindLayer, kindLayers } from '../../../map/kind-layers.ts';
import { legendModel } from '../../../map/legend.ts';
import { wordingText } from '../../../map/legend-text.ts';
import type { LayerId, LayerPack } from '../../../map/packs/pack.ts';
import { PACKS } from '../../../map/packs/registry.ts';
import { MEASURES, type Measure, type ThemeName } from '../../../map/paint.ts';
import { measureText } from '../../../text/domain-text.ts';
import { count } from '../../../text/format.ts';
import { sectorText } from '../../../text/sector-text.ts';
import { t, textOf } from '../../../text/t.ts';
import { ArchiveRow } from './archive-row.tsx';
import { LegendLines } from './legend-lines.tsx';
import { PackRow } from './pack-row.tsx';
import { SectorRows } from './sector-rows.tsx';

/** Packs that carry the campaign; the others are geography. Kinds stand between areas and the rest. */
const CAMPAIGN: readonly LayerId[] = ['areas', 'households', 'borders', 'labels'];
const NO_LAYERS: readonly KindLayer[] = [];

interface LayersPanelProps {
  readonly host: HostClient;
  readonly theme: ThemeName;
  /** Packs that this county has something for. */
  readonly packs: readonly LayerPack[];
  /** Unit whose numbers stand beside the kinds. */
  readonly unit: string;
  /** Units that the map cannot show. */
  readonly unplaced: number;
}

export function LayersPanel({ host, theme, packs, unit, unplaced }: LayersPanelProps) {
  const { settings, geometry, info } = useCounty();
  const measure = useView((view) => view.measure);
  const chosen = useLayers((layers) => layers.chosen);
  const isLegendOpen = useLayers(({ unfolded }) => unfolded['legend'] ?? true);
  const tally = useFigures([unit])?.[0]?.tally;
  const shown = useMemo(
    () => new Set<LayerId>(shownLayers(settings.kinds, info.archives, chosen)),
    [settings.kinds, info.archives, chosen],
  );
  const kinds = useMemo(
    () => (geometry ? kindLayers(settings.kinds, geometry) : NO_LAYERS),
    [settings.kinds, geometry],
  );
  const input = { kinds, theme, measure, sector: sectorText };
  const everything = new Set<LayerId>([...packs.map((pack) => pack.id), ...kinds.map((layer) => layer.id)]);
  const legend = legendModel({ ...input, visible: everything });
  const shared = legendModel({ ...input, visible: shown }).filter((it) => it.id === 'light' || it.id === 'form');
  const sectors = [...new Set(kinds.map(({ kind }) => kind.sector))];
  const rows = (wanted: readonly LayerPack[]) =>
    wanted.map((pack) => (
      <PackRow key={pack.id} pack={pack} group={legend.find((it) => it.id === pack.id)} shown={shown.has(pack.id)} />
    ));
  const areas = packs.filter((pack) => pack.id === 'areas');
  const campaign = packs.filter((pack) => CAMPAIGN.includes(pack.id) && pack.id !== 'areas');
  const geography = packs.filter((pack) => !CAMPAIGN.includes(pack.id) && pack.draws === undefined);
  const imported = geometry ? info.archives.filter(isForeign) : [];
  return (
    <>
      {areas.length > 0 && (
        <section className="measure-choice">
          <h2 id="measure-title">{t('layers.colourBy')}</h2>
          <Radio.Group
            aria-labelledby="measure-title"
            value={measure}
            onChange={(event) => showMeasure(event.target.value as Measure)}
            options={MEASURES.map((it) => ({ value: it, label: measureText(it) }))}
          />
        </section>
      )}
      {areas.length + campaign.length + kinds.length > 0 && (
        <section>
          <h2>{t('layers.campaign')}</h2>
          <ul className="packs">
            {rows(areas)}
            {sectors.map((sector) => (
              <SectorRows
                key={sector}
                sector={sector}
                layers={kinds.filter(({ kind }) => kind.sector === sector)}
                shown={shown}
                legend={legend}
                tally={tally}
              />
            ))}
            {rows(campaign)}
          </ul>
        </section>
      )}
      {geography.length + imported.length > 0 && (
        <section>
          <h2>{t('layers.geography')}</h2>
          <ul className="packs">
            {rows(geography)}
            {imported.map((archive) => (
              <ArchiveRow
                key={archive.id}
                host={host}
                archive={archive}
                shown={shown.has(archiveLayerId(archive.id))}
              />
            ))}
          </ul>
        </section>
      )}
      {unplaced > 0 && (
        <section>
          <button type="button" className="unplaced" onClick={() => openDrawer('unplaced')}>
            <b>{t('layers.noGeometry', { count: count(unplaced) })}</b>
            <small>{t('layers.noGeometryHint')}</small>
          </button>
        </section>
      )}
      {shared.length > 0 && (
        <section className="shared-legend">
          <button
            type="button"
            className="legend-fold"
            aria-expanded={isLegendOpen}
            onClick={() => unfoldGroup('legend', !isLegendOpen)}
          >
            {t('map.legend')}
            {isLegendOpen ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
          </button>
          {isLegendOpen &&
            shared.map((it) => (
              <div key={it.id}>
                <h2>{wordingText(it.title, textOf)}</h2>
                <LegendLines group={it} />
              </div>
            ))}
        </section>
      )}
    </>
  );
}

/** Packs that have something to show: geography needs its archives. */
export function packsPresent(has: {
  places: boolean;
  base: boolean;
  terrain: boolean;
  households: boolean;
  areas: boolean;
}): readonly LayerPack[] {
  const missing = (pack: LayerPack): boolean => {
    if (pack.id === 'borders' || pack.id === 'labels') return !has.places;
    if (pack.id === 'relief') return !has.terrain && !has.base;
    if (pack.sources.includes('base')) return !has.base;
    if (pack.id === 'households') return !has.households;
    return pack.id === 'areas' && !has.areas;
  };
  return PACKS.filter((pack) => pack.draws === undefined && pack.id !== 'flows' && !missing(pack));
}
