/** Pointer on the map → what was picked. Hover is looked up at most once a frame. */
import type { MapMouseEvent } from 'maplibre-gl';
import { type RefObject, useEffect } from 'react';
import type { CountyMap } from './county-map.ts';
import type { MapViewProps } from './map-view.tsx';

type Listeners = Pick<MapViewProps, 'onPick' | 'onHover' | 'onContext' | 'pickLevel'>;

export function useMapEvents(county: CountyMap | null, latest: RefObject<Listeners>): void {
  useEffect(() => {
    if (!county) return undefined;
    const { map } = county;
    const level = () => latest.current.pickLevel ?? 'village';
    let frame = 0;

    const onClick = (event: MapMouseEvent): void => {
      if (county.isDrawing) return;
      latest.current.onPick?.(county.pick(event.point, level()), [event.lngLat.lng, event.lngLat.lat]);
    };
    const onMove = (event: MapMouseEvent): void => {
      cancelAnimationFrame(frame);
      if (county.isDrawing) return;
      frame = requestAnimationFrame(() => {
        if (map.isMoving() || county.isDrawing) return;
        const picked = county.pick(event.point, level());
        county.hover(picked);
        map.getCanvas().style.cursor = picked ? 'pointer' : '';
        latest.current.onHover?.(picked, event.point);
      });
    };
    const onLeave = (event: MapMouseEvent): void => {
      cancelAnimationFrame(frame);
      if (county.isDrawing) return;
      county.hover(null);
      latest.current.onHover?.(null, event.point);
    };
    const onContext = (event: MapMouseEvent): void => {
      event.preventDefault();
      if (county.isDrawing) return;
      const picked = county.pick(event.point, level());
      if (picked) latest.current.onContext?.(picked, event.point);
    };
    map.on('click', onClick);
    map.on('mousemove', onMove);
    map.on('mouseout', onLeave);
    map.on('contextmenu', onContext);
    return () => {
      cancelAnimationFrame(frame);
      map.off('click', onClick);
      map.off('mousemove', onMove);
      map.off('mouseout', onLeave);
      map.off('contextmenu', onContext);
    };
  }, [county, latest]);
}
