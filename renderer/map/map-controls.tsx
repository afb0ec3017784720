/** What lies over the map: zoom buttons, scale bar, and the mark of invented geography. */
import { useEffect, useState } from 'react';
import type { CountyMap } from './county-map.ts';
import type { Insets } from './insets.ts';
import type { ThemeName } from './paint.ts';
import { metresPerPixel, scaleBar, scaleText } from './scale.ts';
import type { MapTextKey } from './text-keys.ts';
import { tokensOf } from './tokens.ts';

/** All sizes follow the page's root type, which grows with the screen. */
const SCALE_ROOM_REM = 7;
const rootPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

interface MapControlsProps {
  readonly map: CountyMap;
  readonly theme: ThemeName;
  readonly padding: Insets;
  readonly mark: string | undefined;
  readonly text: (key: MapTextKey) => string;
}

export function MapControls({ map, theme, padding, mark, text }: MapControlsProps) {
  const tokens = tokensOf(theme);
  const button = {
    width: '2rem',
    height: '2rem',
    border: `1px solid ${tokens.rule}`,
    background: tokens.surface,
    color: tokens.text,
    font: '600 1.125rem/1 system-ui, sans-serif',
    cursor: 'pointer',
    padding: 0,
  } as const;
  const note = {
    color: tokens.text,
    background: `${tokens.surface}d9`,
    padding: '0.125rem 0.5rem',
    fontSize: '0.75rem',
    lineHeight: 1.5,
  } as const;
  return (
    <>
      <div
        style={{
          position: 'absolute',
          right: `calc(${padding.right}px + 0.75rem)`,
          top: `calc(${padding.top}px + 0.75rem)`,
          display: 'grid',
          borderRadius: '0.25rem',
          overflow: 'hidden',
        }}
      >
        <button
          type="button"
          style={button}
          title={text('map.zoomIn')}
          aria-label={text('map.zoomIn')}
          onClick={() => map.map.zoomIn()}
        >
          +
        </button>
        <button
          type="button"
          style={button}
          title={text('map.zoomOut')}
          aria-label={text('map.zoomOut')}
          onClick={() => map.map.zoomOut()}
        >
          −
        </button>
        <button
          type="button"
          style={button}
          title={text('map.wholeCounty')}
          aria-label={text('map.wholeCounty')}
          onClick={() => map.fit(null)}
        >
          <svg
            style={{ width: '1rem', height: '1rem' }}
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            aria-hidden="true"
          >
            <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
          </svg>
        </button>
      </div>
      <div
        style={{
          position: 'absolute',
          right: `calc(${padding.right}px + 0.75rem)`,
          bottom: `calc(${padding.bottom}px + 0.625rem)`,
          display: 'flex',
          gap: '0.625rem',
          alignItems: 'flex-end',
          pointerEvents: 'none',
        }}
      >
        <ScaleBarView map={map} color={tokens.text} halo={tokens.textHalo} label={text('map.scale')} />
        {mark && <div style={note}>{mark}</div>}
      </div>
    </>
  );
}

const barOf = ({ map }: CountyMap) =>
  scaleBar(metresPerPixel(map.getCenter().lat, map.getZoom()), SCALE_ROOM_REM * rootPixels());

function ScaleBarView({ map, color, halo, label }: { map: CountyMap; color: string; halo: string; label: string }) {
  const [bar, setBar] = useState(() => barOf(map));
  useEffect(() => {
    const update = (): void => setBar(barOf(map));
    map.map.on('zoom', update);
    map.map.on('moveend', update);
    map.map.on('resize', update);
    return () => {
      map.map.off('zoom', update);
      map.map.off('moveend', update);
      map.map.off('resize', update);
    };
  }, [map]);
  return (
    <div
      role="img"
      aria-label={`${label} ${scaleText(bar.metres)}`}
      style={{
        width: bar.pixels,
        color,
        textAlign: 'center',
        fontSize: '0.75rem',
        lineHeight: 1.35,
        textShadow: `0 0 0.2rem ${halo}, 0 0 0.2rem ${halo}`,
      }}
    >
      {scaleText(bar.metres)}
      <div style={{ height: '0.3rem', border: `0.1rem solid ${color}`, borderTop: 0 }} />
    </div>
  );
}
