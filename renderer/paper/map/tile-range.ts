/** Which tiles of an archive cover a view, at the zoom that MapLibre takes. */
import type { WorldBox } from './world.ts';

export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export function tilesOver([west, north, east, south]: WorldBox, z: number): TileId[] {
  const count = 2 ** z;
  const clamp = (value: number): number => Math.max(0, Math.min(count - 1, Math.floor(value * count)));
  const tiles: TileId[] = [];
  for (let y = clamp(north); y <= clamp(south); y += 1)
    for (let x = clamp(west); x <= clamp(east); x += 1) tiles.push({ z, x, y });
  return tiles;
}

export const tileName = ({ z, x, y }: TileId): string => `${z}/${x}/${y}`;

/** Vector tiles are 512 CSS pixels wide. */
export const vectorZoom = (zoom: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.floor(zoom)));

/** Pictures and heights are 256 CSS pixels wide, and are never stretched by more than √2. */
export const rasterZoom = (zoom: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(zoom + 1)));
