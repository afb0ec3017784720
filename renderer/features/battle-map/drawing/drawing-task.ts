/** What is drawn, for whom, and what is sent when it is done. Pure. */
import type { GeometryBatch, TargetSpec } from '../../../../shared/domain/batch.ts';
import type { Kind } from '../../../../shared/domain/kind.ts';
import type { Position, Unit } from '../../../../shared/domain/unit.ts';
import { AreaFinder } from '../../../../shared/geo/area-finder.ts';
import { areaOfPaths, changedOwners, edgesOf, type Path, pathsOfArea } from '../../../../shared/geo/edit-paths.ts';
import { extentOf } from '../../../../shared/geo/extent.ts';
import { lengthOf, pointAlong } from '../../../../shared/geo/line.ts';
import { squareKilometres } from '../../../../shared/geo/square-kilometres.ts';
import type { Input } from '../../../../shared/host/contract.ts';

export type Drawn = Omit<Input<'geometry.put'>, 'user' | 'role'>;
type Polygons = Position[][][];

export interface Task {
  readonly what: 'point' | 'line' | 'area';
  /** Target or unit that is drawn. */
  readonly owner: string;
  readonly name: string;
  /** Null for units. */
  readonly kind: Kind | null;
  /** The target is made together with its place. */
  readonly isNew: boolean;
  /** Metres of a line by its ledger; 0 where there is none. */
  readonly stated: number;
  /** Areas that take part, as they were when the drawing began. */
  readonly areas: ReadonlyMap<string, Polygons>;
  readonly base: readonly Path[];
}

/** Drawn and stated lengths may differ by this share before it is worth a question. */
const NOTABLE_SHARE = 0.1;
/** Places along a line that are asked for their unit. */
const PLACES = 20;
export const MU_PER_SQUARE_KILOMETRE = 1500;

const polygonsOf = ({ geometry }: GeometryBatch['areas']['features'][number]): Polygons =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

export function targetTask(
  target: Pick<TargetSpec, 'id' | 'name' | 'quantity'>,
  kind: Kind,
  geometry: GeometryBatch | null,
  isNew = false,
): Task | null {
  if (kind.geometry === 'none') return null;
  const what = kind.geometry;
  const corners =
    what === 'line'
      ? geometry?.lines.features.find(({ properties }) => properties.id === target.id)?.geometry.coordinates
      : geometry?.points.features
          .filter(({ properties }) => properties.id === target.id)
          .map((feature) => feature.geometry.coordinates);
  return {
    what,
    owner: target.id,
    name: target.name,
    kind,
    isNew,
    stated: what === 'line' && !isNew ? target.quantity * 1000 : 0,
    areas: new Map(),
    base: [{ owner: target.id, closed: false, corners: corners ?? [] }],
  };
}

/** The unit's area with every area that may have corners in common with it. */
export function areaTask(unit: Pick<Unit, 'id' | 'name'>, geometry: GeometryBatch | null): Task {
  const all = new Map(geometry?.areas.features.map((area) => [area.properties.id, polygonsOf(area)]));
  const own = all.get(unit.id) ?? [[[]]];
  const extent = extentOf(own);
  const near = [...all].filter(([id, polygons]) => {
    const other = id === unit.id || !extent ? null : extentOf(polygons);
    return (
      other &&
      extent &&
      other[0] <= extent[2] &&
      other[2] >= extent[0] &&
      other[1] <= extent[3] &&
      other[3] >= extent[1]
    );
  });
  const areas = new Map([[unit.id, own], ...near]);
  const base = [...areas].flatMap(([id, polygons]) => pathsOfArea(id, polygons));
  return { what: 'area', owner: unit.id, name: unit.name, kind: null, isNew: false, stated: 0, areas, base };
}

/** Somebody else has changed an area meanwhile that this drawing would put back. */
export function isStale(task: Task, geometry: GeometryBatch | null): boolean {
  if (task.what !== 'area') return false;
  const now = new Map(geometry?.areas.features.map((area) => [area.properties.id, polygonsOf(area)]));
  return [...task.areas].some(([id, polygons]) => JSON.stringify(now.get(id) ?? [[[]]]) !== JSON.stringify(polygons));
}

/** Edges of everything on the map that is not being drawn. */
export function stillEdges(geometry: GeometryBatch | null, task: Task): [Position, Position][] {
  const moving = new Set(task.base.map((path) => path.owner));
  const others = <F extends { readonly properties: { readonly id: string } }>(features: readonly F[] = []): F[] =>
    features.filter(({ properties }) => !moving.has(properties.id));
  return [
    ...others(geometry?.areas.features).flatMap((area) => pathsOfArea('', polygonsOf(area)).flatMap(edgesOf)),
    ...others(geometry?.lines.features).flatMap((line) =>
      edgesOf({ owner: '', closed: false, corners: line.geometry.coordinates }),
    ),
    ...others(geometry?.points.features).map((point): [Position, Position] => [
      point.geometry.coordinates,
      point.geometry.coordinates,
    ]),
  ];
}

export const ownCorners = (task: Task, paths: readonly Path[]): readonly Position[] =>
  paths.find((path) => path.owner === task.owner)?.corners ?? [];

/** Whether there is enough of a shape to be saved. */
export const isWhole = (task: Task, paths: readonly Path[]): boolean =>
  paths
    .filter((path) => path.owner === task.owner)
    .every(({ corners }) => corners.length >= { point: 1, line: 2, area: 3 }[task.what]);

export const metresOf = (task: Task, paths: readonly Path[]): number => lengthOf(ownCorners(task, paths));

export const areaOf = (task: Task, paths: readonly Path[]): number =>
  isWhole(task, paths) ? squareKilometres(areaOfPaths(task.owner, task.areas.get(task.owner) ?? [[[]]], paths)) : 0;

/** A line is drawn notably longer or shorter than its ledger has it. */
export const lengthDiffers = (task: Task, metres: number): boolean =>
  task.stated > 0 && metres > 0 && Math.abs(metres - task.stated) / task.stated > NOTABLE_SHARE;

/** The lowest unit that holds most of a shape; null where none does. */
export function unitOfShape(geometry: GeometryBatch | null, corners: readonly Position[]): string | null {
  const levels = ['village', 'township', 'zone', 'county'];
  const finder = new AreaFinder(
    (geometry?.areas.features ?? [])
      .toSorted((a, b) => levels.indexOf(a.properties.level) - levels.indexOf(b.properties.level))
      .map((area) => ({ id: area.properties.id, polygons: polygonsOf(area) })),
  );
  const counts = new Map<string, number>();
  for (let i = 0; i < PLACES; i += 1) {
    const at = corners.length > 1 ? pointAlong(corners, (i + 0.5) / PLACES) : corners[0];
    const unit = at && finder.holding(at)[0];
    if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Kilometres to the metre. */
export const kilometres = (metres: number): number => Math.round(metres) / 1000;

/** What is sent. `quantity` only where the ledger's length is to be replaced, `spec` where the target is new. */
export function drawnOf(
  task: Task,
  paths: readonly Path[],
  { quantity, spec }: { readonly quantity?: number; readonly spec?: TargetSpec } = {},
): Drawn {
  const created = spec ? { created: [spec] } : {};
  const target = spec?.id ?? task.owner;
  const corners = ownCorners(task, paths);
  if (task.what === 'point') return { ...created, points: corners.slice(0, 1).map((at) => ({ target, at })) };
  if (task.what === 'line')
    return {
      ...created,
      lines: [{ target, coordinates: [...corners], ...(quantity === undefined ? {} : { quantity }) }],
    };
  const changed = changedOwners(task.base, paths).filter((owner) => owner !== task.owner);
  return {
    areas: [task.owner, ...changed].map((unit) => ({
      unit,
      polygons: areaOfPaths(unit, task.areas.get(unit) ?? [[[]]], paths),
    })),
  };
}

/** `104.5, 25.6` as degrees; null where it is none. */
export function typedPlace(text: string): Position | null {
  const [x, y, ...more] = text
    .trim()
    .split(/[\s,，、]+/)
    .map(Number);
  const isPlace = x !== undefined && y !== undefined && more.length === 0 && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return isPlace && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}
