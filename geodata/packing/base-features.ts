/**
 * What the base map shows, as features with the zooms at which they appear. Units have no place here: their borders and names
 * are overlays. The far surroundings are drawn from the coarse levels, so that low zooms are clean and never blank.
 */
import type { Feature, LineString, Point, Polygon } from 'geojson';
import type { County } from '../county.ts';
import { makeContours } from '../land/contours.ts';
import { type Cover, makeCover } from '../land/cover.ts';
import { makePeaks } from '../land/peaks.ts';
import { makeTowns } from '../land/towns.ts';
import type { Line } from '../lib/line.ts';
import { item } from '../lib/list.ts';
import { analyseTerrain, type Terrain } from '../relief/analysis.ts';
import { depthInside, type Level } from '../relief/level.ts';
import type { WateredLevel } from '../relief/nest.ts';

export const BASE_LAYERS = ['landcover', 'contours', 'lakes', 'rivers', 'roads', 'labels'] as const;
export type BaseLayer = (typeof BASE_LAYERS)[number];

/** Fields of each layer, as the archive's metadata names them. */
export const BASE_FIELDS: Readonly<Record<BaseLayer, Readonly<Record<string, string>>>> = {
  landcover: { kind: 'wood, farm, grass or urban' },
  contours: { ele: 'metres', index: '1 on every 500 m, 2 on the 50 m lines between' },
  lakes: { name: 'name of the reservoir' },
  rivers: { class: '1 large river to 4 brook', name: 'name or empty' },
  roads: {
    class: '1 expressway, 2 trunk, 3 county, 4 township and village',
    name: 'name or empty',
    ref: 'number or empty',
  },
  labels: { kind: 'peak, hamlet, settlement or reservoir', name: 'name', ele: 'metres, of peaks' },
};

export interface BaseFeature {
  readonly layer: BaseLayer;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly feature: Feature<LineString | Polygon | Point>;
}

type Properties = Record<string, string | number>;

/** Collects features of one county in degrees. */
class Collector {
  readonly features: BaseFeature[] = [];

  constructor(private readonly county: County) {}

  line(layer: BaseLayer, level: Level, line: Line, properties: Properties, minZoom: number, maxZoom = 24): void {
    const coordinates = this.county.projection.positions(level, line);
    if (coordinates.length < 2) return;
    this.features.push({
      layer,
      minZoom,
      maxZoom,
      feature: { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties },
    });
  }

  area(
    layer: BaseLayer,
    level: Level,
    rings: readonly Line[],
    properties: Properties,
    minZoom: number,
    maxZoom = 24,
  ): void {
    const coordinates = rings
      .map((ring) => this.county.projection.positions(level, ring))
      .filter((ring) => ring.length > 3);
    if (coordinates.length === 0) return;
    this.features.push({
      layer,
      minZoom,
      maxZoom,
      feature: { type: 'Feature', geometry: { type: 'Polygon', coordinates }, properties },
    });
  }

  point(layer: BaseLayer, level: Level, at: readonly [number, number], properties: Properties, minZoom: number): void {
    const coordinates = this.county.projection.position(level, at);
    this.features.push({
      layer,
      minZoom,
      maxZoom: 24,
      feature: { type: 'Feature', geometry: { type: 'Point', coordinates }, properties },
    });
  }
}

export function makeBaseFeatures(county: County): BaseFeature[] {
  const collector = new Collector(county);
  addCover(collector, county);
  addContours(collector, county);
  addWater(collector, county);
  addRoads(collector, county);
  addLabels(collector, county);
  return collector.features;
}

function addCover(collector: Collector, county: County): void {
  const { window, region, far } = county.relief;
  const random = county.random.fork('land');
  const add = (covers: readonly Cover[], level: Level, minZoom: number, maxZoom = 24): void => {
    for (const { kind, rings } of covers) collector.area('landcover', level, rings, { kind }, minZoom, maxZoom);
  };
  const inside =
    (outer: Level, inner: Level) =>
    (cell: number): boolean => {
      const east = outer.west + (outer.frame.x(cell) + 0.5) * outer.cell;
      const south = outer.north + (outer.frame.y(cell) + 0.5) * outer.cell;
      return depthInside(inner, east, south) > 0;
    };
  const analysed = ({ level, flow, drained }: WateredLevel): Terrain => analyseTerrain(level, flow, drained);
  const none = (): boolean => false;
  if (far) {
    const terrain = analysed(far);
    add(makeCover(terrain, 6, none, random), far.level, 6, 7);
    add(makeCover(terrain, 6, inside(far.level, region.level), random), far.level, 8);
  }
  const around = analysed(region);
  add(makeCover(around, 5, none, random), region.level, 8, 9);
  add(makeCover(around, 5, inside(region.level, window.level), random), region.level, 10);
  add(makeCover(window, 12, none, random), window.level, 10);
  add(makeTowns(county), window.level, 8);
}

function addContours(collector: Collector, county: County): void {
  const { level } = county.relief.window;
  for (const { line, elevation } of makeContours(level, 50, 8)) {
    const index = elevation % 500 === 0 ? 1 : elevation % 100 === 0 ? 0 : 2;
    collector.line('contours', level, line, { ele: elevation, index }, index === 1 ? 10 : index === 0 ? 11 : 14);
  }
}

function addWater(collector: Collector, county: County): void {
  const { level } = county.relief.window;
  for (const { level: of, line, riverClass, name } of county.rivers) {
    const properties = { class: riverClass, name };
    const minZoom = of === county.relief.far?.level ? 6 : item([6, 7, 9, 11], riverClass - 1);
    collector.line('rivers', of, line, properties, minZoom);
  }
  for (const { name, shore } of county.lakes.reservoirs) {
    collector.area('lakes', level, [shore], { name }, 7);
    const middle = shore.reduce<[number, number]>(
      ([x, y], point) => [x + point[0] / shore.length, y + point[1] / shore.length],
      [0, 0],
    );
    collector.point('labels', level, middle, { kind: 'reservoir', name }, 10);
  }
}

function addRoads(collector: Collector, county: County): void {
  const { level } = county.relief.window;
  const { network } = county.mainRoads;
  network.roads.forEach(({ roadClass, name, ref }, at) => {
    const minZoom = item([6, 7, 8, 10], roadClass - 1);
    collector.line('roads', level, item(county.drawn.main, at), { class: roadClass, name, ref }, minZoom);
  });
  for (const { outside, roadClass, name } of county.mainRoads.approaches) {
    collector.line(
      'roads',
      county.relief.region.level,
      outside,
      { class: roadClass, name, ref: '' },
      roadClass === 1 ? 6 : 7,
    );
  }
}

function addLabels(collector: Collector, county: County): void {
  const { window } = county.relief;
  const { level } = window;
  const peaks = makePeaks(window, 160, level.frame.width / 36, county.random.fork('peaks'));
  peaks.forEach(({ cell, name, elevation }, rank) => {
    const at = [level.frame.x(cell) + 0.5, level.frame.y(cell) + 0.5] as const;
    collector.point('labels', level, at, { kind: 'peak', name, ele: elevation }, rank < 40 ? 10 : rank < 90 ? 11 : 12);
  });
  for (const { at, name, kind } of county.settlements.flat()) {
    if (kind !== 'seat') collector.point('labels', level, at, { kind, name }, 12);
  }
}
