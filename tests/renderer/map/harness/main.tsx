/** A page that shows the map with made-up paint: `?theme=&measure=&z=&c=lng,lat&packs=a,b`. */
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import type { CountyMap } from '../../../../renderer/map/county-map.ts';
import { type MapHandle, MapView } from '../../../../renderer/map/map-view.tsx';
import { PACK_IDS, type PackId } from '../../../../renderer/map/packs/pack.ts';
import type { Measure, ThemeName } from '../../../../renderer/map/paint.ts';
import { snapshot } from '../../../../renderer/map/snapshot.ts';
import { MAP_TEXT, mapText } from './map-text.ts';
import { loadCounty } from './load-county.ts';
import { madeUpPaint } from './made-up-paint.ts';

const query = new URLSearchParams(location.search);
const theme = (query.get('theme') ?? 'night') as ThemeName;
const measure = (query.get('measure') ?? 'progress') as Measure;
const visible = (query.get('packs')?.split(',') ?? PACK_IDS.filter((id) => id !== 'households')) as PackId[];
const { geometry, households, archives } = await loadCounty();
const paint = madeUpPaint(geometry, households);

function Page() {
  const handle = useRef<MapHandle>(null);
  useEffect(() => {
    handle.current?.paintTargets(paint.targets);
    handle.current?.paintUnits(paint.units);
    handle.current?.paintHouseholds(paint.statuses);
    const selected = query.get('select');
    if (selected)
      handle.current?.select({
        kind: selected.includes('/ZZT') || selected.includes('/W') ? 'target' : 'unit',
        id: selected,
      });
  }, []);
  const ready = (county: CountyMap): void => {
    const { map } = county;
    const at = query.get('c')?.split(',').map(Number);
    if (at) map.jumpTo({ center: [at[0] ?? 0, at[1] ?? 0], zoom: Number(query.get('z') ?? 11) });
    map.once('idle', () => (document.title = 'ready'));
    Object.assign(window, { county, handle: handle.current, paint });
  };
  return (
    <MapView
      ref={handle}
      geometry={geometry}
      households={households}
      archives={archives}
      theme={theme}
      measure={measure}
      visible={visible}
      {...(geometry.mark ? { mark: geometry.mark } : {})}
      text={mapText}
      onPick={(picked) => Object.assign(window, { picked })}
      onReady={ready}
      onError={(trouble) => console.log('TROUBLE', trouble)}
    />
  );
}

async function picture(): Promise<void> {
  const [width = 1366, height = 768] = (query.get('size') ?? '1366x768').split('x').map(Number);
  const made = await snapshot({
    geometry,
    households,
    archives,
    paint: { targets: paint.targets, units: paint.units, households: paint.statuses },
    theme,
    measure,
    visible,
    width,
    height,
    title: query.get('title') ?? '示范县脱贫攻坚作战图',
    subtitle: '2017年12月1日 · 村级进度',
    date: '2017年12月1日',
    rows: [
      { label: '组组通公路', value: '376.4 / 2,024.0 公里' },
      { label: '已销号', value: '1,204 / 3,209' },
      { label: '红灯', value: '318' },
    ],
    marks: geometry.mark ? [geometry.mark] : [],
    text: mapText,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const blob = made.value;
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  Object.assign(window, { picture: { blob, width: image.naturalWidth, height: image.naturalHeight } });
  image.style.maxWidth = '100%';
  document.body.append(image);
  document.title = 'ready';
}

Object.assign(window, { MAP_TEXT });
if (query.has('size')) void picture();
else createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
