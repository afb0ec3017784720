/** The overlay geometry of units and targets, with edges shared to the last digit. */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { Position, Unit, UnitLevel } from '../../shared/domain/unit.ts';
import type { County } from '../county.ts';
import { item, leastBy, range } from '../lib/list.ts';
import type { PlacedTarget } from '../targets/road-targets.ts';
import type { SitedTarget } from '../targets/sited.ts';
import type { Chain } from '../units/chain.ts';
import { assembleArea, type BorderArc } from '../units/rings.ts';
import { SAFE_DEPTH } from '../units/villages.ts';
import { placeZoneLabels } from '../units/zone-labels.ts';
import { MARK } from './mark.ts';

export interface PlacedTargets {
  readonly roads: readonly PlacedTarget[];
  readonly works: readonly PlacedTarget[];
  readonly pipes: readonly PlacedTarget[];
  /** With their own places; they follow the others, so that the numbers of features before them stay. */
  readonly sited: readonly SitedTarget[];
}

export function makeGeometryBatch(county: County, chain: Chain, targets: PlacedTargets): GeometryBatch {
  const { projection, districts, drawn, works, pipes } = county;
  const { level } = county.relief.window;
  const arcs = districts.arcs.map((arc) => ({ ...arc, line: projection.positions(level, arc.line) }));
  const villageOf = new Map(
    range(districts.villages.seats.length).map((village) => [chain.codes.village(village), village]),
  );
  const feature = <G, P>(geometry: G, properties: P) => ({ type: 'Feature' as const, geometry, properties });
  const collection = <F>(features: F[]) => ({ type: 'FeatureCollection' as const, features });
  const lineOf = (coordinates: Position[]) => ({ type: 'LineString' as const, coordinates });
  const pointOf = (coordinates: Position) => ({ type: 'Point' as const, coordinates });

  const areas = chain.units.map((unit, fid) =>
    feature(areaGeometry(assembleArea(arcs, membership(county, chain, unit, villageOf))), {
      fid,
      id: unit.id,
      level: unit.level,
    }),
  );
  const zoneCells = placeZoneLabels(districts, county.preset.zones);
  const labels = chain.units.map((unit, fid) => {
    const zone = unit.level === 'zone' ? Number(unit.id.slice(-1)) - 1 : -1;
    const at = unit.at ?? projection.centre(level, item(zoneCells, zone));
    return feature(pointOf(at), { fid, id: unit.id, level: unit.level, name: unit.name });
  });
  const misplaced = misplacedPool(county);
  const lines = [
    ...targets.roads.map(({ target, source }) => ({
      target,
      line: projection.positions(level, item(drawn.group, source)),
    })),
    ...targets.pipes.map(({ target, source }) => ({
      target,
      line: projection.positions(level, item(pipes, source).line),
    })),
    ...targets.sited.flatMap(({ target, line }) => (line ? [{ target, line: [...line] }] : [])),
  ];
  const points = [
    ...targets.works.map(({ target, source }) => {
      const { cell, village } = item(works, source);
      return {
        target,
        at: sitePosition(county, source === misplaced ? acrossBorder(county, cell, village) : cell, source),
      };
    }),
    ...targets.sited.flatMap(({ target, at }) => (at ? [{ target, at }] : [])),
  ];
  return {
    batch: 'geometry',
    version: 1,
    mark: MARK,
    areas: collection(areas),
    borders: collection(arcs.map((arc) => feature(lineOf(arc.line), { level: borderLevel(county, arc) }))),
    labels: collection(labels),
    lines: collection(
      lines.map(({ target, line }, fid) => feature(lineOf(line), { fid, id: target.id, kind: target.kind })),
    ),
    points: collection(
      points.map(({ target, at }, fid) => feature(pointOf(at), { fid, id: target.id, kind: target.kind })),
    ),
  };
}

/** The pool nearest to its village's border: it is recorded some 300 m outside, for the check of places to find. */
function misplacedPool({ works, districts }: County): number | undefined {
  const pools = range(works.length).filter((source) => item(works, source).kind === 'pool');
  return leastBy(pools, (source) => districts.villages.depth.get(item(works, source).cell));
}

/** The nearest cell that lies well inside a neighbouring village. */
function acrossBorder(county: County, cell: number, village: number): number {
  const { villages } = county.districts;
  const { frame } = county.relief.window.level;
  for (let reach = 4; reach < 80; reach += 4) {
    const open = [...frame.around(cell, reach)].filter(
      (at) => villages.of.get(at) >= 0 && villages.of.get(at) !== village && villages.depth.get(at) === SAFE_DEPTH,
    );
    const nearest = leastBy(open, (at) => frame.distance(at, cell));
    if (nearest !== undefined) return nearest;
  }
  return cell;
}

/** Somewhere in its cell, so that works do not stand in rows. */
function sitePosition(county: County, cell: number, source: number): Position {
  const { level } = county.relief.window;
  const random = county.random.fork(`site ${source}`);
  return county.projection.position(level, [
    level.frame.x(cell) + random.between(0.2, 0.8),
    level.frame.y(cell) + random.between(0.2, 0.8),
  ]);
}

function areaGeometry(polygons: Position[][][]) {
  const only = polygons[0];
  if (polygons.length === 1 && only) return { type: 'Polygon' as const, coordinates: only };
  return { type: 'MultiPolygon' as const, coordinates: polygons };
}

/** Whether a village label belongs to a unit. */
function membership(
  county: County,
  chain: Chain,
  unit: Unit,
  villageOf: ReadonlyMap<string, number>,
): (label: number) => boolean {
  const { villages, zoneOf } = county.districts;
  switch (unit.level) {
    case 'county':
      return (label) => label >= 0;
    case 'zone':
      return (label) => label >= 0 && chain.codes.zone(item(zoneOf, item(villages.township, label))) === unit.id;
    case 'township':
      return (label) => label >= 0 && chain.codes.township(item(villages.township, label)) === unit.id;
    case 'village':
      return (label) => label === villageOf.get(unit.id);
  }
}

function borderLevel(county: County, arc: BorderArc): UnitLevel {
  const { villages, zoneOf } = county.districts;
  if (arc.left < 0 || arc.right < 0) return 'county';
  const [a, b] = [item(villages.township, arc.left), item(villages.township, arc.right)];
  if (item(zoneOf, a) !== item(zoneOf, b)) return 'zone';
  return a === b ? 'village' : 'township';
}
