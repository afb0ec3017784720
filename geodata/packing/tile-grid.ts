/** Web Mercator tile numbers. */

export type Bounds = readonly [west: number, south: number, east: number, north: number];

export function tileX(lon: number, z: number): number {
  return Math.floor(((lon + 180) / 360) * 2 ** z);
}

export function tileY(lat: number, z: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
}

/** Longitude of a fractional tile column. */
export function lonOf(x: number, z: number): number {
  return (x / 2 ** z) * 360 - 180;
}

/** Latitude of a fractional tile row. */
export function latOf(y: number, z: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;
}

/** All tiles that touch the bounds at a zoom, row by row. */
export function* tilesOf(bounds: Bounds, z: number): Generator<{ x: number; y: number }> {
  for (let y = tileY(bounds[3], z); y <= tileY(bounds[1], z); y++) {
    for (let x = tileX(bounds[0], z); x <= tileX(bounds[2], z); x++) yield { x, y };
  }
}
