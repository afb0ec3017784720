/** Villages coloured by the chosen measure; the colour is an index carried by feature-state, so a switch changes no style. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { LIGHTS } from '../../../shared/domain/light.ts';
import { NO_DATA_INDEX, areaPalette, classBounds } from '../status.ts';
import { tokensOf } from '../tokens.ts';
import { overZoom } from './expressions.ts';
import type { LayerPack, LegendEntry, Swatch } from './pack.ts';

/** Close by, the ground shows through: woods and fields matter more than the figure of one village. */
const NEAR_SHARE = 0.6;

export const areasPack: LayerPack = {
  id: 'areas',
  title: 'map.pack.areas',
  sources: ['areas'],
  clickable: [],
  layers(theme) {
    const t = tokensOf(theme);
    const palette = areaPalette(theme);
    const color = [
      'match',
      ['coalesce', ['feature-state', 'c'], NO_DATA_INDEX],
      ...palette.slice(0, NO_DATA_INDEX).flatMap((value, index) => [index, value]),
      t.noData,
    ] as unknown as ExpressionSpecification;
    return [
      {
        slot: 'areas',
        layer: {
          id: 'village-fill',
          type: 'fill',
          source: 'areas',
          filter: ['==', ['get', 'level'], 'village'],
          paint: {
            'fill-color': color,
            'fill-opacity': overZoom([10, t.areaOpacity], [13.5, t.areaOpacity * NEAR_SHARE]),
            'fill-antialias': false,
          },
        },
      },
    ];
  },
  legend(theme, measure) {
    const t = tokensOf(theme);
    const fill = (color: string): Swatch => ({
      kind: 'fill',
      color,
      opacity: t.areaOpacity,
      ground: t.ground,
      stroke: { color: t.rule, width: 0.75 },
    });
    const none: LegendEntry = { swatch: fill(t.noData), label: { key: 'map.noData' } };
    if (measure === 'light')
      return LIGHTS.map((light): LegendEntry => ({
        swatch: fill(t.areaLight[light]),
        label: { key: `map.light.${light}` },
      }));
    const unit = measure === 'households' ? 'map.unit.households' : 'map.unit.percent';
    return [
      ...classBounds(measure).map((bounds, i): LegendEntry => ({
        swatch: fill(t.ramps[measure][i] ?? t.noData),
        label: { ...bounds, unit },
      })),
      none,
    ];
  },
};
