/**
 * One sheet from a template: its map, and everything round it. The map is drawn first, because the legend says what is really
 * on it and the index which names had no room; parts that then have nothing to say give their place to their neighbours.
 */
import type { Day } from '../../shared/domain/unit.ts';
import { givePlace } from '../../shared/sheet/give-place.ts';
import { layoutParts, typeSize } from '../../shared/sheet/layout.ts';
import { pageSize } from '../../shared/sheet/paper-size.ts';
import { type SheetIssue, type StatedCount, preflight } from '../../shared/sheet/preflight.ts';
import type { Part, PartKind, SheetTemplate } from '../../shared/sheet/template.ts';
import type { KindLayer } from '../map/kind-layers.ts';
import { legendLineText, wordingText } from '../map/legend-text.ts';
import { type LegendGroup, type LegendInput, legendModel } from '../map/legend.ts';
import type { LayerId } from '../map/packs/pack.ts';
import type { MapTextKey } from '../map/text-keys.ts';
import { tokensOf } from '../map/tokens.ts';
import { everyMark } from './every-mark.ts';
import { type SheetChart, chartMarks } from './furniture/chart.ts';
import { boxMarks, frameMarks } from './furniture/frame.ts';
import { insetMarks } from './furniture/inset.ts';
import { legendMarks } from './furniture/legend.ts';
import { northMarks } from './furniture/north.ts';
import { scaleMarks } from './furniture/scale-bar.ts';
import type { SheetStyle } from './furniture/sheet-style.ts';
import { type SheetTable, tableMarks } from './furniture/table.ts';
import { textLine, titleMarks } from './furniture/text-line.ts';
import type { PaperMap, PaperMapRequest } from './map/map-request.ts';
import type { Mark, MeasureText, PaperPage } from './marks.ts';
import { loadRuler } from './paper-stock.ts';
import { sheetTexts } from './sheet-texts.ts';

/** What draws maps: `PaperMapMaker`, or anything like it. */
export interface MapMaker {
  draw(request: PaperMapRequest): Promise<PaperMap>;
}

export interface FigureRow {
  readonly label: string;
  readonly value: string;
}

/** Headings that stand on every sheet. */
export interface SheetWords {
  readonly legend: string;
  readonly index: string;
  readonly statistics: string;
  /** Letter of the north arrow. */
  readonly north: string;
}

export interface SheetInput {
  readonly template: SheetTemplate;
  readonly words: SheetWords;
  /** Values of tokens, by the names that stand in braces. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Unit that fills the map; the county when left out. */
  readonly unit?: string;
  /** Numbers of the unit, already worded. */
  readonly figures: readonly FigureRow[];
  readonly table?: SheetTable;
  readonly chart?: SheetChart;
  readonly kinds: readonly KindLayer[];
  readonly counts?: LegendInput['counts'];
  readonly sector: (sector: string) => string;
  readonly text: (key: MapTextKey) => string;
  /** Invented geography is named so. */
  readonly mark?: string;
  readonly maps: MapMaker;
  readonly measureText: MeasureText;
  readonly reliefDotsPerInch: number;
  /** What is looked at before printing, as far as the caller knows it. */
  readonly facts?: {
    readonly on?: Day;
    readonly lastChange?: Day;
    /** Names of householders that must not be seen. */
    readonly names?: readonly string[];
    /** Counts as map, table and text state them. */
    readonly counts?: readonly StatedCount[];
  };
  readonly signal?: AbortSignal;
}

export interface Sheet {
  readonly page: PaperPage;
  readonly map: PaperMap | null;
  /** What of the template is on the page, and where. */
  readonly parts: readonly Part[];
  readonly issues: readonly SheetIssue[];
}

/** Em of the panel's text at which the map has its usual sizes: an A3 sheet in the hand. */
const ARM_LENGTH_EM = 3.1;

/** Lies over the map in every template, so that names make way for it. */
const OVER_MAP: ReadonlySet<PartKind> = new Set(['north', 'scale']);

function mapRequest(input: SheetInput, box: PaperMapRequest['box']): PaperMapRequest {
  const { template, unit, signal } = input;
  return {
    box,
    theme: template.theme,
    measure: template.measure,
    visible: (template.layers ?? []) as readonly LayerId[],
    ...(unit === undefined ? {} : { unit }),
    keepClear: template.parts.flatMap((part) => (part.shown && OVER_MAP.has(part.kind) ? [part.box] : [])),
    magnify: typeSize(template.paper) / ARM_LENGTH_EM,
    reliefDotsPerInch: input.reliefDotsPerInch,
    measureText: input.measureText,
    ...(signal ? { signal } : {}),
  };
}

/** The county at a glance: its areas and borders, nothing written. */
const overviewRequest = (input: SheetInput, box: PaperMapRequest['box']): PaperMapRequest => {
  const { unit: _, ...county } = mapRequest(input, box);
  return { ...county, visible: ['areas', 'borders', 'water'], plain: true, magnify: (county.magnify ?? 1) * 0.6 };
};

const legendOf = (input: SheetInput, map: PaperMap | null): LegendGroup[] =>
  map === null
    ? []
    : legendModel({
        visible: map.drawn,
        kinds: input.kinds,
        theme: input.template.theme,
        measure: input.template.measure,
        zoom: map.zoom,
        present: map.present,
        sector: input.sector,
        ...(input.counts ? { counts: input.counts } : {}),
      });

export async function composeSheet(input: SheetInput): Promise<Sheet> {
  const { template, tokens, words, mark } = input;
  await loadRuler();
  const em = typeSize(template.paper);
  const style: SheetStyle = { em, tokens: tokensOf(template.theme), measure: input.measureText };
  const texts = sheetTexts(template.parts, tokens);

  const mapBox = template.parts.find((part) => part.kind === 'map' && part.shown)?.box;
  const map = mapBox ? await input.maps.draw(mapRequest(input, mapBox)) : null;
  const groups = legendOf(input, map);
  const empty = new Set<PartKind>([
    ...(input.unit === undefined || !map ? (['inset'] as const) : []),
    ...(input.chart && input.chart.labels.length > 0 ? [] : (['chart'] as const)),
    ...(input.figures.length > 0 || (input.table?.rows.length ?? 0) > 0 ? [] : (['statistics'] as const)),
    ...(groups.length > 0 ? [] : (['legend'] as const)),
    ...(map && map.index.length > 0 ? [] : (['index'] as const)),
    ...(map ? [] : (['north', 'scale'] as const)),
  ]);
  const parts = [
    ...givePlace(template.parts, empty).filter(({ kind }) => kind !== 'mark'),
    // What is invented says so on every sheet, whatever the template says.
    ...(mark === undefined ? [] : [markPart(template)]),
  ];
  const insetBox = parts.find(({ kind }) => kind === 'inset')?.box;
  const overview = insetBox && map ? await input.maps.draw(overviewRequest(input, insetBox)) : null;

  const drawPart = ({ kind, box, align = 'start' }: Part): readonly Mark[] => {
    switch (kind) {
      case 'map':
        return map ? [...map.marks, ...boxMarks(box, style)] : [];
      case 'frame':
        return frameMarks(box, style);
      case 'inset':
        return overview && map ? insetMarks(overview, map.extent, box, style) : [];
      case 'legend':
        return legendMarks(
          words.legend,
          groups.map((group) => ({
            title: wordingText(group.title, input.text),
            lines: group.lines.map((line) => ({ text: legendLineText(line, input.text), swatch: line.swatch })),
          })),
          box,
          style,
        );
      case 'statistics': {
        const figures = { head: [], rows: input.figures.map(({ label, value }) => [label, value]) };
        return tableMarks(words.statistics, [figures, ...(input.table ? [input.table] : [])], box, style);
      }
      case 'chart':
        return input.chart ? chartMarks(input.chart, box, style) : [];
      case 'index': {
        const rows = (map?.index ?? []).map(({ number, name }) => [`${number}  ${name}`]);
        return tableMarks(words.index, [{ head: [], rows }], box, style);
      }
      case 'north':
        return northMarks(words.north, box, style);
      case 'scale':
        return map ? scaleMarks(map.denominator, box, style) : [];
      case 'title':
        return titleMarks(texts.of.get(kind) ?? '', box, align, style);
      case 'mark':
        return textLine(mark ?? '', box, style, { align, weight: 'bold' });
      default:
        // The slot of the approval number stays: it is written in by hand.
        if (texts.blank.has(kind) && kind !== 'approval') return [];
        return textLine(texts.of.get(kind) ?? '', box, style, {
          align,
          ...(kind === 'subtitle' ? { size: em * 1.25 } : {}),
          ...(kind === 'secrecy' ? { size: em * 1.3, weight: 'bold' } : {}),
        });
    }
  };
  const drawn = parts.map((part) => ({ part, marks: drawPart(part) }));
  const { width, height } = pageSize(template.paper, template.orientation);
  const page: PaperPage = {
    width,
    height,
    ground: style.tokens.surface,
    marks: drawn.flatMap(({ marks }) => marks),
    title: texts.of.get('title') ?? template.name,
  };
  const { facts } = input;
  const issues = preflight({
    template,
    drawn: drawn.filter(({ marks }) => marks.length > 0).map(({ part }) => part),
    texts: drawn.flatMap(({ part, marks }) =>
      [...everyMark(marks)].flatMap((it) =>
        it.kind === 'text' ? [{ part: part.kind, text: it.text, size: it.size }] : [],
      ),
    ),
    unknown: texts.unknown,
    // No authority numbers a map of what is not there.
    hasApprovalNumber: mark !== undefined || (texts.of.has('approval') && !texts.blank.has('approval')),
    legendLines: groups.reduce((sum, group) => sum + group.lines.length, 0),
    hasMap: map !== null,
    counts: facts?.counts ?? [],
    ...(facts?.on ? { on: facts.on } : {}),
    ...(facts?.lastChange ? { lastChange: facts.lastChange } : {}),
    ...(facts?.names ? { names: facts.names } : {}),
  });
  return { page, map, parts, issues };
}

function markPart(template: SheetTemplate): Part {
  const own = template.parts.find(({ kind }) => kind === 'mark');
  const box = layoutParts(template.paper, template.orientation, template.binding).mark;
  return { kind: 'mark', align: 'middle', box, ...own, shown: true };
}
