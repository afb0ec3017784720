/** What a feature of a placed layer says about a target: where it lies, how long it is, which unit it lies in. */
import type { Geometry } from 'geojson';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';
import { lengthOf, pointAlong } from '../../../shared/geo/line.ts';
import { featurePlaces } from './feature-names.ts';
import { CountyGround } from './place-ground.ts';
import type { PlacedLayer } from './place-layer.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';

export interface TargetShape {
  /** For kinds of works. */
  readonly at: Position | null;
  /** For kinds of lines. */
  readonly line: readonly Position[] | null;
  /** The unit that holds it, or most of it; null where none does. */
  readonly unit: string | null;
  /** Percentage of a line that lies in that unit; 100 for points. */
  readonly unitPercent: number;
  /** Length as drawn, in the kind's measure; null for works and measures that are no lengths. */
  readonly drawn: number | null;
}

const METRES: Readonly<Record<string, number>> = { 公里: 1000, 千米: 1000, km: 1000, 米: 1, m: 1 };
/** Places along a line that are asked for their unit. */
const PLACES = 40;

/** Three decimals of kilometres are a metre. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export class TargetShapes {
  readonly #placed: PlacedLayer;
  readonly #kind: Kind;
  readonly #ground: CountyGround;
  readonly #problems: ImportProblem[];
  readonly #placeOf: ReturnType<typeof featurePlaces>;

  constructor(placed: PlacedLayer, kind: Kind, county: HeldCounty, problems: ImportProblem[]) {
    this.#placed = placed;
    this.#kind = kind;
    this.#ground = new CountyGround(county);
    this.#problems = problems;
    this.#placeOf = featurePlaces(placed.layer);
  }

  /**
   * Shape of a feature, from 0; `none` where it has no geometry or the kind is not drawn; null where it must not be imported,
   * which is told here or was told when it was placed.
   */
  of(feature: number): TargetShape | 'none' | null {
    if (this.#placed.unusable.has(feature)) return null;
    const geometry = this.#placed.layer.geometries?.[feature] ?? null;
    if (!geometry || this.#kind.geometry === 'none') return 'none';
    return this.#kind.geometry === 'line' ? this.#line(geometry, feature) : this.#point(geometry, feature);
  }

  #unfit(geometry: Geometry, feature: number): null {
    this.#problems.push({
      severity: 'error',
      ...this.#placeOf(feature),
      reason: 'geometry-unfit',
      found: geometry.type,
      kind: this.#kind.name,
      needed: this.#kind.geometry === 'line' ? 'line' : 'point',
    });
    return null;
  }

  #line(geometry: Geometry, feature: number): TargetShape | null {
    if (geometry.type !== 'LineString') return this.#unfit(geometry, feature);
    const line = geometry.coordinates as Position[];
    const metres = METRES[this.#kind.measure];
    return {
      at: null,
      line,
      ...this.#unitOf(line),
      drawn: metres === undefined ? null : rounded(lengthOf(line) / metres),
    };
  }

  /** The unit that holds the most of a line. */
  #unitOf(line: readonly Position[]): { unit: string | null; unitPercent: number } {
    const counts = new Map<string, number>();
    for (let i = 0; i < PLACES; i += 1) {
      const at = pointAlong(line, (i + 0.5) / PLACES);
      const unit = at && this.#ground.unitAt(at);
      if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    return best ? { unit: best[0], unitPercent: Math.round((best[1] / PLACES) * 100) } : { unit: null, unitPercent: 0 };
  }

  #point(geometry: Geometry, feature: number): TargetShape | null {
    const at = this.#placeOfWork(geometry, feature);
    return at && { at, line: null, unit: this.#ground.unitAt(at), unitPercent: 100, drawn: null };
  }

  #placeOfWork(geometry: Geometry, feature: number): Position | null {
    switch (geometry.type) {
      case 'Point':
        return geometry.coordinates as Position;
      case 'Polygon':
      case 'MultiPolygon': {
        this.#problems.push({ severity: 'note', ...this.#placeOf(feature), reason: 'place-from-area' });
        return labelPlace(
          (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][],
        );
      }
      case 'MultiPoint':
        this.#problems.push({
          severity: 'error',
          ...this.#placeOf(feature),
          reason: 'points-several',
          points: geometry.coordinates.length,
        });
        return null;
      default:
        return this.#unfit(geometry, feature);
    }
  }
}
