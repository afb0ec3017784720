/**
 * The wall is the seat's map seen from farther away: every size in pixels grows, and every zoom at which something happens
 * moves by the same factor, so that a whole county looks alike on both. Pure.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { MapMode } from './packs/pack.ts';

/** Type and signs on the wall are read from five metres. */
const WALL_SCALE = 1.6;
export const scaleOf = (mode: MapMode): number => (mode === 'wall' ? WALL_SCALE : 1);

const IN_PIXELS: ReadonlySet<string> = new Set([
  'line-width',
  'line-offset',
  'line-gap-width',
  'line-blur',
  'circle-radius',
  'circle-stroke-width',
  'icon-size',
  'icon-halo-width',
  'text-size',
  'text-halo-width',
]);

/** Zooms that one factor of size is worth. */
export const zoomShift = (scale: number): number => Math.log2(scale);

const isZoom = (value: unknown): boolean => Array.isArray(value) && value[0] === 'zoom';

/** The same expression with its zoom stops and zoom comparisons moved. */
function shifted(value: unknown, by: number): unknown {
  if (!Array.isArray(value)) return value;
  const [operator, first, second] = value as unknown[];
  if (operator === 'interpolate' && isZoom(second))
    return value.map((part: unknown, i) => (i > 2 && i % 2 === 1 ? Number(part) + by : shifted(part, by)));
  if (operator === '>=' && isZoom(first)) return [operator, first, Number(second) + by];
  return value.map((part: unknown) => shifted(part, by));
}

/** A size or an expression of sizes, `scale` times as large; a zoom curve stays outermost, as styles demand. */
function grown(value: unknown, scale: number): unknown {
  if (typeof value === 'number') return value * scale;
  if (!Array.isArray(value)) return value;
  if (value[0] === 'interpolate' && isZoom(value[2]))
    return value.map((part: unknown, i) => (i > 2 && i % 2 === 0 ? grown(part, scale) : part));
  return ['*', scale, value];
}

function magnifiedProperties(properties: object, scale: number, by: number): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]: [string, unknown]) => [
      name,
      IN_PIXELS.has(name) ? grown(shifted(value, by), scale) : shifted(value, by),
    ]),
  );
}

export function magnified(layer: LayerSpecification, scale: number): LayerSpecification {
  if (scale === 1) return layer;
  const by = zoomShift(scale);
  return {
    ...layer,
    ...(layer.minzoom ? { minzoom: layer.minzoom + by } : {}),
    ...(layer.maxzoom === undefined ? {} : { maxzoom: layer.maxzoom + by }),
    ...('filter' in layer && layer.filter ? { filter: shifted(layer.filter, by) } : {}),
    ...(layer.paint ? { paint: magnifiedProperties(layer.paint, scale, by) } : {}),
    ...(layer.layout ? { layout: magnifiedProperties(layer.layout, scale, by) } : {}),
  } as LayerSpecification;
}
