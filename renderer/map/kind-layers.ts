/**
 * The kinds of a county as layers of the map: how each is drawn, with which sign, from which zoom. Nothing here knows any
 * kind by name but the signs of old counties; a kind that a county adds is drawn like every other. Pure.
 */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import { SHAPES, type Shape } from './shapes.ts';

export type KindLayerId = `kind:${string}`;
export const kindLayerId = (kind: string): KindLayerId => `kind:${kind}`;

export interface KindLayer {
  readonly id: KindLayerId;
  readonly kind: Kind;
  /** Lines by stages along them, lines as a whole, or points. */
  readonly draws: 'stages' | 'line' | 'point';
  readonly shape: Shape;
  /** Carries its sign along the line, so that a power line is no water pipe. */
  readonly isSigned: boolean;
  /** Zoom from which it is drawn. */
  readonly from: number;
  /** Few objects on each of which much depends: drawn larger and above the others. */
  readonly rank: 1 | 2 | 3;
}

/** Signs by the name that a kind gives: a shape itself, or what it stands for. */
const SIGNS: Readonly<Record<string, Shape>> = {
  pool: 'square',
  cellar: 'drop',
  plant: 'hexagon',
  pump: 'triangle',
  grid: 'bolt',
  transformer: 'bolt',
  network: 'cabinet',
  'base-station': 'mast',
  environment: 'tree',
  house: 'house',
  housing: 'house',
  relocation: 'houses',
  clinic: 'cross',
  hall: 'hall',
  school: 'flag',
  industry: 'leaf',
};
const isShape = (name: string): name is Shape => SHAPES.some((shape) => shape === name);
const signed = (name: string | undefined): Shape | undefined =>
  name === undefined ? undefined : isShape(name) ? name : SIGNS[name];

/** Drawn with a sign: every point, and a line that is of a sort which has one. */
export const hasSign = (kind: Kind): boolean =>
  kind.geometry === 'point' ||
  (kind.geometry === 'line' && (signed(kind.symbol) ?? signed(kind.id) ?? signed(kind.sector)) !== undefined);

/** Handed out in this order to kinds that have no sign of their own. */
const SPARE: readonly Shape[] = ['square', 'diamond', 'star', 'shield', 'wedge', 'circle', 'hexagon', 'lamp'];

/** Sign of every kind: the one it names, else that of its id or sector, else one that no other kind has. */
export function shapesOf(kinds: readonly Kind[]): ReadonlyMap<string, Shape> {
  const own = new Map(
    kinds.flatMap((kind) => {
      const shape = signed(kind.symbol) ?? signed(kind.id);
      return shape ? [[kind.id, shape] as const] : [];
    }),
  );
  const taken = new Set(own.values());
  const take = (wanted: Shape | undefined): Shape => {
    const free = wanted && !taken.has(wanted) ? wanted : SPARE.find((shape) => !taken.has(shape));
    const shape = free ?? wanted ?? 'diamond';
    taken.add(shape);
    return shape;
  };
  return new Map(
    kinds.map((kind) => [
      kind.id,
      own.get(kind.id) ?? (hasSign(kind) ? take(signed(kind.sector)) : (signed(kind.sector) ?? 'diamond')),
    ]),
  );
}

/** How many objects of a kind a county scale bears: plants and sites, then stations, then everything. */
const FEW = 20;
const SOME = 130;
const POINT_FROM = { 3: 9.6, 2: 10.2, 1: 11 } as const;
/** Zoom from which lines that are laid as a whole are drawn. */
const LINE_FROM = 10.4;

const rankOf = (objects: number): KindLayer['rank'] => {
  if (objects <= FEW) return 3;
  return objects <= SOME ? 2 : 1;
};

/** Layers of the kinds that have a place on the map, in the county's order. */
export function kindLayers(kinds: readonly Kind[], geometry: Pick<GeometryBatch, 'lines' | 'points'>): KindLayer[] {
  const objects = new Map<string, number>();
  for (const { properties } of [...geometry.lines.features, ...geometry.points.features])
    objects.set(properties.kind, (objects.get(properties.kind) ?? 0) + 1);
  const shapes = shapesOf(kinds);
  return kinds.flatMap((kind): KindLayer[] => {
    if (kind.geometry === 'none') return [];
    const count = objects.get(kind.id) ?? 0;
    const rank = rankOf(count);
    const draws = kind.geometry === 'point' ? 'point' : kind.progress === 'chainage' ? 'stages' : 'line';
    const from = { point: POINT_FROM[rank], line: LINE_FROM, stages: 0 }[draws];
    const isSigned = draws !== 'point' && hasSign(kind);
    return [{ id: kindLayerId(kind.id), kind, draws, shape: shapes.get(kind.id) ?? 'diamond', isSigned, from, rank }];
  });
}

/** Sectors that every view of the county begins with; the others are switched on by who needs them. */
const CALM: readonly string[] = ['road', 'water'];

/** Whether a kind is shown until somebody says otherwise; where none is of a calm sector, all are. */
export const isShownAtFirst = (kind: Kind, kinds: readonly Kind[]): boolean =>
  CALM.includes(kind.sector) || !kinds.some((it) => it.geometry !== 'none' && CALM.includes(it.sector));
