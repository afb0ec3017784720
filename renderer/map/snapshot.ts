/** A picture of the map for reports: the same map made off screen at exactly the size asked for, with everything a report needs. */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { PlacedHouseholds } from '../../shared/domain/placed-households.ts';
import { DEFAULT_KINDS, type Kind } from '../../shared/domain/kind.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import type { MapArchive } from './archives.ts';
import { CountyMap } from './county-map.ts';
import { loadForCanvas } from './fonts.ts';
import { legendLineText, wordingText } from './legend-text.ts';
import { type LegendInput, legendModel } from './legend.ts';
import type { FlowPaint } from './flows.ts';
import { kindLayers } from './kind-layers.ts';
import type { LayerId, Presence } from './packs/pack.ts';
import { presentIn } from './presence.ts';
import type { HouseholdPaint, Measure, Picked, TargetPaint, ThemeName, UnitPaint } from './paint.ts';
import { metresPerPixel, scaleBar, scaleDenominator, scaleText } from './scale.ts';
import { drawSnapshot, measureOn } from './snapshot-draw.ts';
import { type SnapshotWords, layoutSnapshot, wordsOfLegend } from './snapshot-layout.ts';
import type { MapTextKey } from './text-keys.ts';
import { tokensOf } from './tokens.ts';

export interface SnapshotInput {
  readonly geometry: GeometryBatch;
  readonly households: readonly PlacedHouseholds[];
  readonly archives: readonly MapArchive[];
  readonly kinds?: readonly Kind[];
  readonly paint: {
    readonly targets: readonly TargetPaint[];
    readonly units: readonly UnitPaint[];
    readonly households: readonly HouseholdPaint[];
  };
  readonly theme: ThemeName;
  readonly measure: Measure;
  readonly visible: readonly LayerId[];
  readonly flows?: readonly FlowPaint[];
  /** Name of a sector of kinds. */
  readonly sector: (sector: string) => string;
  /** Device pixels of the finished picture. */
  readonly width: number;
  readonly height: number;
  /** Unit that fills the picture; the county when left out. */
  readonly unit?: string;
  readonly selected?: Picked | null;
  readonly title: string;
  readonly subtitle: string;
  readonly date: string;
  /** Numbers panel, already worded. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly counts?: LegendInput['counts'];
  /** Notes at the foot: the mark of invented geography, who made it. */
  readonly marks: readonly string[];
  /** Set when the picture will be printed at a known size; adds the numeric scale. */
  readonly dotsPerInch?: number;
  readonly text: (key: MapTextKey) => string;
  readonly signal?: AbortSignal;
}

export type SnapshotFault =
  | { readonly reason: 'size'; readonly least: number; readonly most: number }
  | { readonly reason: 'webgl' | 'timeout' | 'cancelled' | 'encoding' };

const LEAST_SIDE = 320;
/** The drawing surface of WebGL ends at 8192. */
const MOST_SIDE = 8000;
const PATIENCE_MS = 120_000;
const ROUNDS = 3;

export async function snapshot(input: SnapshotInput): Promise<Result<Blob, SnapshotFault>> {
  const { width, height, text } = input;
  const sides = [width, height];
  if (sides.some((side) => !Number.isInteger(side) || side < LEAST_SIDE || side > MOST_SIDE))
    return fail({ reason: 'size', least: LEAST_SIDE, most: MOST_SIDE });

  const visible = new Set(input.visible);
  const kinds = kindLayers(input.kinds ?? DEFAULT_KINDS, input.geometry);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || canvas.width !== width || canvas.height !== height) return fail({ reason: 'encoding' });
  const worded = (drawn: ReadonlySet<LayerId>, at?: { zoom: number; present: ReadonlySet<Presence> }) => {
    const groups = legendModel({
      visible: drawn,
      kinds,
      sector: input.sector,
      theme: input.theme,
      measure: input.measure,
      ...at,
      ...(input.counts ? { counts: input.counts } : {}),
    });
    const words: SnapshotWords = {
      title: input.title,
      subtitle: input.subtitle,
      rows: input.rows,
      groups: wordsOfLegend(
        groups,
        (group) => wordingText(group.title, text),
        (line) => legendLineText(line, text),
      ),
    };
    return { groups, words };
  };
  const everything = worded(visible);
  await loadForCanvas(
    [
      input.title,
      input.subtitle,
      input.date,
      ...input.marks,
      text('map.north'),
      ...input.rows.flatMap((row) => [row.label, row.value]),
      ...everything.words.groups.flatMap((group) => [group.title, ...group.lines]),
      '0123456789,.:km%',
    ].join(''),
  );
  const measure = measureOn(context);

  // The legend depends on the view, the view on the room left by the legend: a few rounds settle it.
  let { groups, words } = everything;
  let layout = layoutSnapshot(width, height, words, measure);
  const element = document.createElement('div');
  Object.assign(element.style, { position: 'fixed', left: '-20000px', top: '0', pointerEvents: 'none' });
  const sizeTo = (box: { width: number; height: number }): void => {
    element.style.width = `${Math.ceil(box.width / layout.unit) + 2}px`;
    element.style.height = `${Math.ceil(box.height / layout.unit) + 2}px`;
  };
  sizeTo(layout.map);
  document.body.append(element);
  let county: CountyMap | null = null;
  try {
    county = await CountyMap.open({
      container: element,
      geometry: input.geometry,
      kinds: input.kinds ?? DEFAULT_KINDS,
      households: visible.has('households') ? input.households : [],
      archives: input.archives,
      theme: input.theme,
      mode: 'sheet',
      measure: input.measure,
      visible,
      padding: { top: 0, bottom: 0, left: 0, right: 0 },
      reduced: false,
      animate: false,
      pixelRatio: layout.unit,
      interactive: false,
      onTrouble: () => undefined,
    });
    if (!county) return fail({ reason: 'webgl' });
    const { map } = county;
    county.fit(input.unit ?? null);
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = JSON.stringify(words.groups);
      const bounds = map.getBounds();
      const present = presentIn({
        geometry: county.geometry,
        view: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
        targets: input.paint.targets,
        hasHouseholds: input.households.length > 0,
      });
      ({ groups, words } = worded(county.drawnLayers(), { zoom: map.getZoom(), present }));
      if (JSON.stringify(words.groups) === before) break;
      layout = layoutSnapshot(width, height, words, measure);
      sizeTo(layout.map);
      map.resize();
      county.fit(input.unit ?? null);
    }
    county.paintTargets(input.paint.targets);
    county.paintUnits(input.paint.units);
    county.paintHouseholds(input.paint.households);
    county.showFlows(input.flows ?? []);
    const focus: Picked | null = input.selected ?? (input.unit ? { kind: 'unit', id: input.unit } : null);
    county.select(focus);
    const outcome = await settled(county, input.signal);
    if (outcome !== 'settled') return fail({ reason: outcome });

    const perPixel = metresPerPixel(map.getCenter().lat, map.getZoom()) / layout.unit;
    const bar = scaleBar(perPixel, layout.map.width * 0.22);
    const denominator = input.dotsPerInch === undefined ? null : scaleDenominator(perPixel, input.dotsPerInch);
    const drawn = await drawnCanvas(county);
    // MapLibre clamps a canvas that is too large for the graphics card without a word.
    if (drawn.width < layout.map.width || drawn.height < layout.map.height) return fail({ reason: 'webgl' });
    drawSnapshot(context, {
      layout,
      tokens: tokensOf(input.theme),
      groups,
      map: drawn,
      scale: {
        pixels: bar.pixels,
        text: scaleText(bar.metres),
        numeric: denominator === null ? null : `1:${denominator.toLocaleString('en-US')}`,
      },
      north: text('map.north'),
      date: input.date,
      marks: input.marks,
    });
  } finally {
    county?.close();
    element.remove();
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? ok(blob) : fail({ reason: 'encoding' });
}

/** Waits until every tile and name is drawn. */
function settled(county: CountyMap, signal: AbortSignal | undefined): Promise<'settled' | 'timeout' | 'cancelled'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), PATIENCE_MS);
    const finish = (outcome: 'settled' | 'cancelled'): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    if (signal?.aborted) finish('cancelled');
    signal?.addEventListener('abort', () => finish('cancelled'), { once: true });
    const check = (): void => {
      if (county.map.areTilesLoaded() && county.map.isStyleLoaded()) finish('settled');
      else county.map.once('idle', check);
    };
    county.map.once('idle', check);
    county.map.triggerRepaint();
  });
}

/** The map's canvas copied in the very frame that drew it; later its buffer may be gone. */
function drawnCanvas(county: CountyMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    county.map.once('render', () => {
      const source = county.map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = source.width;
      copy.height = source.height;
      copy.getContext('2d')?.drawImage(source, 0, 0);
      resolve(copy);
    });
    county.map.triggerRepaint();
  });
}
