/** A small map of what an import would bring, over the county as it is held; on plain ground where nothing is held. No network. */
import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import type { GeometryBatch } from '../../../../shared/domain/batch.ts';
import type { Extent } from '../../../../shared/geo/extent.ts';
import { archivesOf } from '../../../app/picture/archives-of.ts';
import { useSeat } from '../../../app/seat-store.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import type { CountyMap } from '../../../map/county-map.ts';
import { MapView } from '../../../map/map-view.tsx';
import type { LayerId } from '../../../map/packs/pack.ts';
import { count } from '../../../text/format.ts';
import { t, textOf } from '../../../text/t.ts';
import { PREVIEW, type PreviewData, previewExtent, previewLayers } from './preview-layers.ts';

const NOTHING = { type: 'FeatureCollection' as const, features: [] };
/** Ground to draw on where a county has no geometry yet. */
const BARE: GeometryBatch = {
  batch: 'geometry',
  version: 1,
  areas: NOTHING,
  borders: NOTHING,
  labels: NOTHING,
  lines: NOTHING,
  points: NOTHING,
};
const VISIBLE: readonly LayerId[] = ['relief', 'landcover', 'water', 'baseRoads', 'borders', 'labels'];
const MARGIN_PX = 32;
const CLOSEST = 14;

interface PreviewMapProps {
  readonly host: HostClient;
  readonly data: PreviewData;
  readonly label: string;
}

const around = (a: Extent | null, b: Extent | null): Extent | null =>
  a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b);

export function PreviewMap({ host, data, label }: PreviewMapProps) {
  const { geometry, info, settings } = useCounty();
  const theme = useSeat((seat) => seat.theme);
  const archives = useMemo(() => archivesOf(host, info.archives), [host, info.archives]);
  const [shown, setShown] = useState<CountyMap | null>(null);
  const [isGone, setGone] = useState(false);
  const [name, setName] = useState('');
  const isBare = (geometry?.areas.features.length ?? 0) === 0;
  const faulty = data.features.filter(({ properties }) => properties?.faulty === true).length;

  useEffect(() => {
    if (!shown) return undefined;
    const { map } = shown;
    if (!map.getSource(PREVIEW)) map.addSource(PREVIEW, { type: 'geojson', data: NOTHING });
    const layers = previewLayers(theme, isBare);
    for (const layer of layers) {
      if (map.getLayer(layer.id)) map.removeLayer(layer.id);
      map.addLayer(layer);
    }
    const ids = layers.map(({ id }) => id);
    const onMove = (event: { point: { x: number; y: number } }): void => {
      const [hit] = map.queryRenderedFeatures([event.point.x, event.point.y], { layers: ids });
      setName(typeof hit?.properties['name'] === 'string' ? hit.properties['name'] : '');
    };
    map.on('mousemove', onMove);
    return () => void map.off('mousemove', onMove);
  }, [shown, theme, isBare]);

  useEffect(() => {
    if (!shown) return;
    const { map } = shown;
    const source = map.getSource<GeoJSONSource>(PREVIEW);
    void source?.setData(data as never);
    const held = geometry && geometry.areas.features.length > 0 ? shown.geometry.extent : null;
    const extent = around(held, previewExtent(data));
    if (!extent) return;
    const [west, south, east, north] = extent;
    map.fitBounds([west, south, east, north], { padding: MARGIN_PX, maxZoom: CLOSEST, animate: false });
  }, [shown, data, geometry]);

  return (
    <div className="import-map" role="region" aria-label={label}>
      {isGone ? (
        <p className="import-map-note">{t('map.noWebgl')}</p>
      ) : (
        <MapView
          geometry={geometry ?? BARE}
          archives={archives}
          theme={theme}
          measure="progress"
          visible={VISIBLE}
          {...(settings.mark === undefined ? {} : { mark: settings.mark })}
          text={textOf}
          onReady={setShown}
          onError={(trouble) => trouble === 'webgl-unavailable' && setGone(true)}
        />
      )}
      <p className="import-map-legend">
        <span className="sound">{t('dataImport.map.sound', { count: count(data.features.length - faulty) })}</span>
        {faulty > 0 && <span className="faulty">{t('dataImport.map.faulty', { count: count(faulty) })}</span>}
        {geometry && <span className="held">{t('dataImport.map.held')}</span>}
        {name !== '' && <b>{name}</b>}
      </p>
    </div>
  );
}
