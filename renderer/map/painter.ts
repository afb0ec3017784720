/**
 * Turns paint values into feature-state and writes only what differs from what is on the map. It may be told things before
 * there is a map and survives the loss of one: `attach` writes everything again.
 */
import { spread } from '../../shared/geo/line.ts';
import type { MapGeometry } from './geometry.ts';
import type { SourceName } from './packs/pack.ts';
import type { Measure, TargetPaint, UnitPaint } from './paint.ts';
import { areaIndex, formCode, formOf, lightCode, stageForm } from './status.ts';

/** A map, or whatever else keeps the state of features. */
export interface StateWriter {
  setFeatureState(feature: { readonly source: string; readonly id: number }, state: Record<string, number>): void;
}

/** Packed state of one source by fid; −1 is "never painted". */
class StateTable {
  readonly #source: SourceName;
  readonly #values: Int32Array;
  readonly #unpack: (packed: number) => Record<string, number>;
  #map: StateWriter | null = null;

  constructor(source: SourceName, size: number, unpack: (packed: number) => Record<string, number>) {
    this.#source = source;
    this.#values = new Int32Array(size).fill(-1);
    this.#unpack = unpack;
  }

  set(fid: number, packed: number): void {
    if (this.#values[fid] === packed) return;
    this.#values[fid] = packed;
    this.#write(fid, packed);
  }

  attach(map: StateWriter | null): void {
    this.#map = map;
    if (map) this.#values.forEach((packed, fid) => packed >= 0 && this.#write(fid, packed));
  }

  #write(id: number, packed: number): void {
    this.#map?.setFeatureState({ source: this.#source, id }, this.#unpack(packed));
  }
}

const pack = (low: number, high: number): number => low + high * 8;
const low = (packed: number): number => packed % 8;
const high = (packed: number): number => Math.floor(packed / 8);
const DISPUTED = 64;
const ofTarget = (packed: number) => ({
  l: low(packed),
  f: high(packed) % 8,
  d: packed >= DISPUTED ? 1 : 0,
});

/** Smallest table that holds every fid of a collection. */
const sizeOf = (collection: MapGeometry['areas']): number =>
  collection.features.reduce((size, feature) => Math.max(size, Number(feature.properties?.['fid'] ?? -1) + 1), 0);

export class Painter {
  readonly #geometry: MapGeometry;
  readonly #areas: StateTable;
  readonly #labels: StateTable;
  readonly #roads: StateTable;
  readonly #cells: StateTable;
  readonly #pipes: StateTable;
  readonly #lineMiddles: StateTable;
  readonly #works: StateTable;
  readonly #units = new Map<string, UnitPaint>();
  #measure: Measure;

  constructor(geometry: MapGeometry, measure: Measure) {
    this.#geometry = geometry;
    this.#measure = measure;
    this.#areas = new StateTable('areas', sizeOf(geometry.areas), (packed) => ({
      l: low(packed),
      c: high(packed),
    }));
    this.#labels = new StateTable('unit-labels', sizeOf(geometry.unitLabels), (packed) => ({
      l: low(packed),
      n: high(packed),
    }));
    this.#roads = new StateTable('roads', sizeOf(geometry.roads), ofTarget);
    this.#cells = new StateTable('cells', geometry.cells.features.length, (packed) => ({
      l: low(packed),
      s: high(packed),
    }));
    this.#pipes = new StateTable('pipes', sizeOf(geometry.pipes), ofTarget);
    this.#lineMiddles = new StateTable('line-middles', sizeOf(geometry.lineMiddles), (d) => ({ d }));
    this.#works = new StateTable('works', sizeOf(geometry.works), ofTarget);
  }

  /** Writes everything known to a map whose sources exist; null lets go of one that is gone. */
  attach(map: StateWriter | null): void {
    for (const table of [
      this.#areas,
      this.#labels,
      this.#roads,
      this.#cells,
      this.#pipes,
      this.#lineMiddles,
      this.#works,
    ])
      table.attach(map);
  }

  paintTargets(targets: readonly TargetPaint[]): void {
    for (const target of targets) {
      const light = lightCode(target.light);
      const hidden = target.state === 'removed';
      const state = pack(light, formCode(formOf(target.state))) + (target.disputed && !hidden ? DISPUTED : 0);
      const road = this.#geometry.roadOf.get(target.id);
      const line = road?.fid ?? this.#geometry.pipeOf.get(target.id);
      if (line !== undefined) this.#lineMiddles.set(line, target.disputed && !hidden ? 1 : 0);
      if (road) {
        this.#roads.set(road.fid, state);
        spread(target.cells, road.cells).forEach((stage, i) =>
          this.#cells.set(road.firstCell + i, pack(light, hidden ? 0 : stageForm(stage, road.stages))),
        );
        continue;
      }
      const pipe = this.#geometry.pipeOf.get(target.id);
      if (pipe !== undefined) this.#pipes.set(pipe, state);
      const work = this.#geometry.workOf.get(target.id);
      if (work !== undefined) this.#works.set(work, state);
    }
  }

  paintUnits(units: readonly UnitPaint[]): void {
    for (const unit of units) {
      this.#units.set(unit.id, unit);
      this.#paintArea(unit);
      const label = this.#geometry.labelOf.get(unit.id);
      if (label !== undefined) this.#labels.set(label, pack(lightCode(unit.light), unit.householdsLeft));
    }
  }

  setMeasure(measure: Measure): void {
    if (measure === this.#measure) return;
    this.#measure = measure;
    for (const unit of this.#units.values()) this.#paintArea(unit);
  }

  #paintArea(unit: UnitPaint): void {
    const fid: unknown = this.#geometry.areaOf.get(unit.id)?.properties?.['fid'];
    if (typeof fid === 'number') this.#areas.set(fid, pack(lightCode(unit.light), areaIndex(this.#measure, unit)));
  }
}
