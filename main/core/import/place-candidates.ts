/** Systems that the numbers of a layer may be in: degrees, metres with the number of a zone before the easting, or without it. */
import type { Geometry } from 'geojson';
import type { Position } from '../../../shared/domain/unit.ts';
import { type CrsDatum, type CrsId, crsById, crsOf } from '../../../shared/geo/crs.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import type { Layer } from './layer.ts';
import { type Drawn, linesOf, Placer } from './place-positions.ts';

/** Positions looked at; spread over the whole layer. */
const SAMPLE = 600;

export const isDrawn = (geometry: Geometry | null): geometry is Drawn =>
  geometry !== null && geometry.type !== 'GeometryCollection';

export const positionsOf = (geometry: Drawn): Position[] => linesOf(geometry).flatMap(({ line }) => line);

/** Positions of the layer, evenly from all of its features. */
export function sampleOf(layer: Layer): Position[] {
  const drawn = (layer.geometries ?? []).filter(isDrawn);
  const step = Math.max(1, Math.ceil(drawn.length / SAMPLE));
  const chosen = drawn.filter((_, i) => i % step === 0);
  const each = Math.max(1, Math.floor(SAMPLE / Math.max(1, chosen.length)));
  return chosen
    .flatMap((geometry) => {
      const positions = positionsOf(geometry);
      const stride = Math.max(1, Math.ceil(positions.length / each));
      return positions.filter((_, i) => i % stride === 0);
    })
    .filter((at) => at.every(Number.isFinite));
}

const swap = ([x, y]: Position): Position => [y, x];

/** A system that is tried, with its way to WGS 84. */
export class Candidate {
  readonly id: CrsId;
  readonly #placer: Placer;

  constructor(id: CrsId, shift?: DatumShift) {
    this.id = id;
    this.#placer = new Placer(id, shift);
  }

  /** Where the numbers lie, swapped if they have to be; null where they are no place in China. */
  at(raw: Position): Position | null {
    if (this.#placer.isPlace(raw)) return this.#placer.to(raw);
    return this.#placer.isPlace(swap(raw)) ? this.#placer.to(swap(raw)) : null;
  }

  /** Share of the sample that is a place at all. */
  share(sample: readonly Position[]): number {
    return sample.length === 0 ? 0 : sample.filter((raw) => this.at(raw) !== null).length / sample.length;
  }
}

const DEGREES: readonly CrsId[] = ['wgs84', 'gcj02', 'bd09'];
const MERIDIANS = Array.from({ length: 21 }, (_, i) => 75 + i * 3);
const METRES_PER_ZONE = 1_000_000;
/** Nearly all of the sample has to be a place: a few wild points are named one by one later. */
const MOST = 0.8;

/** Zone number before most eastings; null where they have none. */
function zoneOf(sample: readonly Position[]): number | null {
  const counts = new Map<number, number>();
  for (const at of sample) {
    const zone = Math.floor(Math.max(...at) / METRES_PER_ZONE);
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const [zone, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return zone >= 13 && zone <= 45 && count >= sample.length * MOST ? zone : null;
}

/**
 * Ids that most of the sample is a place in, the likeliest first. `longitude` is where the county lies, as far as it is
 * known; `datum` that of the grid that the file speaks of.
 */
export function candidateIds(
  sample: readonly Position[],
  longitude: number | null,
  datum: CrsDatum = 'cgcs2000',
): CrsId[] {
  const base = datum === 'xian80' || datum === 'beijing54' ? datum : 'cgcs2000';
  const zone = zoneOf(sample);
  const near = (meridian: number): number => Math.abs(meridian - (longitude ?? 105));
  // Where the county is known, a grid three zones away is no candidate.
  const [most, mostUtm] = longitude === null ? [MERIDIANS.length, 5] : [3, 2];
  const grids = MERIDIANS.toSorted((a, b) => near(a) - near(b))
    .slice(0, most)
    .map((meridian) => `${base}-gk3-cm${meridian}`);
  const utm = [47, 48, 49, 50, 51]
    .toSorted((a, b) => near(a * 6 - 183) - near(b * 6 - 183))
    .slice(0, mostUtm)
    .map((number) => `utm-${number}`);
  const ids = [
    ...DEGREES,
    ...(zone === null ? [] : [`${base}-gk${zone <= 23 ? 6 : 3}-${zone}`]),
    'web-mercator',
    ...(zone === null ? [...grids, ...utm] : []),
  ];
  return ids.flatMap((id) => {
    const crs = crsById(id);
    return crs && new Candidate(crs.id).share(sample) >= MOST ? [crs.id] : [];
  });
}

/** The same grid on another datum, for people to choose from. */
export function onDatum(id: CrsId, datum: 'cgcs2000' | 'xian80' | 'beijing54'): CrsId | null {
  const crs = crsOf(id);
  if (crs.projection?.name !== 'gauss-kruger') return null;
  return crsById(id.replace(crs.datum, datum))?.id ?? null;
}
