/** The county's townships by war zone: a click gives a township to the chosen war zone; findings are looked at here too. */
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { archivesOf } from '../../../app/picture/archives-of.ts';
import { useRootScale } from '../../../app/theme-provider.tsx';
import { useSeat } from '../../../app/seat-store.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import type { CountyMap } from '../../../map/county-map.ts';
import { MapView } from '../../../map/map-view.tsx';
import type { LayerId } from '../../../map/packs/pack.ts';
import { t, textOf } from '../../../text/t.ts';
import type { ZonesDraft } from './zones-draft.ts';
import { FOCUS, focusFeatures, zoneFeatures, zoneLayers, ZONES } from './zones-layers.ts';
import { type Focus } from './zones-store.ts';

const VISIBLE: readonly LayerId[] = ['relief', 'water', 'baseRoads', 'borders', 'labels'];
const NOTHING = { type: 'FeatureCollection' as const, features: [] };
const FOCUS_ZOOM = 13;
/** From this scale on the screen is far away or very fine, and map type grows with the rest. */
const FAR_SCALE = 1.4;

interface ZonesMapProps {
  readonly host: HostClient;
  readonly draft: ZonesDraft;
  readonly focus: Focus | null;
  /** Undefined where nothing may be changed. */
  readonly onTownship: ((township: string) => void) | undefined;
}

export function ZonesMap({ host, draft, focus, onTownship }: ZonesMapProps) {
  const { geometry, info, settings, units } = useCounty();
  const scale = useRootScale();
  const theme = useSeat((seat) => seat.theme);
  const archives = useMemo(() => archivesOf(host, info.archives), [host, info.archives]);
  const [shown, setShown] = useState<CountyMap | null>(null);
  const [isGone, setGone] = useState(false);
  const [hovered, setHovered] = useState<string | null>(null);
  const click = useEffectEvent((township: string) => onTownship?.(township));

  useEffect(() => {
    if (!shown) return undefined;
    const { map } = shown;
    for (const id of [ZONES, FOCUS]) if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: NOTHING });
    // Under the names, which stay readable.
    const names = map.getStyle().layers.find(({ type }) => type === 'symbol')?.id;
    for (const layer of zoneLayers(theme) as LayerSpecification[]) {
      if (map.getLayer(layer.id)) map.removeLayer(layer.id);
      map.addLayer(layer, layer.id.startsWith(ZONES) ? names : undefined);
    }
    const townshipAt = (event: { point: { x: number; y: number } }): string | null => {
      const [hit] = map.queryRenderedFeatures([event.point.x, event.point.y], { layers: [`${ZONES}-areas`] });
      return typeof hit?.properties['id'] === 'string' ? hit.properties['id'] : null;
    };
    const onMove = (event: { point: { x: number; y: number } }): void => setHovered(townshipAt(event));
    const onClick = (event: { point: { x: number; y: number } }): void => {
      const township = townshipAt(event);
      if (township !== null) click(township);
    };
    map.on('mousemove', onMove);
    map.on('click', onClick);
    return () => {
      map.off('mousemove', onMove);
      map.off('click', onClick);
    };
  }, [shown, theme]);

  // A new theme is a new style, into which everything is put anew.
  useEffect(() => {
    if (!shown || !geometry) return;
    const { map } = shown;
    void map.getSource<GeoJSONSource>(ZONES)?.setData(zoneFeatures(geometry, units, draft, theme) as never);
    void map.getSource<GeoJSONSource>(FOCUS)?.setData(focusFeatures(geometry, focus) as never);
  }, [shown, geometry, units, draft, focus, theme]);

  useEffect(() => {
    if (focus) shown?.map.flyTo({ center: [focus.at[0], focus.at[1]], zoom: FOCUS_ZOOM, duration: 400 });
  }, [shown, focus]);

  const zone = hovered === null ? undefined : draft.zones.find(({ key }) => key === draft.zoneOf.get(hovered));
  const name = hovered === null ? undefined : units.get(hovered)?.name;
  return (
    <div className="units-map" role="region" aria-label={t('dataUnits.map.label')}>
      {!geometry || geometry.areas.features.length === 0 ? (
        <p className="units-map-note">{t('dataUnits.map.noAreas')}</p>
      ) : isGone ? (
        <p className="units-map-note">{t('map.noWebgl')}</p>
      ) : (
        <MapView
          geometry={geometry}
          archives={archives}
          theme={theme}
          measure="progress"
          visible={VISIBLE}
          pickLevel="township"
          mode={scale >= FAR_SCALE ? 'wall' : 'seat'}
          {...(settings.mark === undefined ? {} : { mark: settings.mark })}
          text={textOf}
          onReady={setShown}
          onError={(trouble) => trouble === 'webgl-unavailable' && setGone(true)}
        />
      )}
      {name !== undefined && (
        <p className="units-map-name">
          <b>{name}</b> {zone?.name ?? t('dataUnits.zones.none')}
        </p>
      )}
    </div>
  );
}
