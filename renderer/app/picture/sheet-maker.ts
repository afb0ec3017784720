/**
 * Makes sheets of one county on one day: the page 出图, the atlas and the door of the command line all draw through it, so that
 * a sheet is the same wherever it is asked for.
 */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Day, Unit } from '../../../shared/domain/unit.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { CountyValue } from '../../db/county-store.tsx';
import { type KindLayer, kindLayers } from '../../map/kind-layers.ts';
import { type MapGeometry, mapGeometry } from '../../map/geometry.ts';
import type { LayerId } from '../../map/packs/pack.ts';
import { composeSheet, type MapMaker, type Sheet } from '../../paper/compose-sheet.ts';
import { PaperMapMaker } from '../../paper/map/paper-map.ts';
import type { MeasureText } from '../../paper/marks.ts';
import { textRuler } from '../../paper/paper-stock.ts';
import { sectorText } from '../../text/sector-text.ts';
import { sheetWordsZh } from '../../text/sheet-zh.ts';
import { textOf } from '../../text/t.ts';
import { shownLayers } from '../layer-store.ts';
import type { CountyOnPaper } from './county-on-paper.ts';
import { figureRows } from './figure-rows.ts';
import { rememberedMaps } from './remembered-maps.ts';
import {
  kindCounts,
  type SheetFields,
  type SheetSubject,
  sheetChart,
  sheetTable,
  statedCounts,
  tokenValues,
} from './sheet-words.ts';

export type SheetFault =
  | { readonly reason: 'no-geometry' }
  | { readonly reason: 'unknown-unit'; readonly unit: string }
  /** Nobody has said where the unit lies. */
  | { readonly reason: 'no-place'; readonly unit: string };

export interface SheetAsk {
  /** Empty: the county. */
  readonly unit: string;
  readonly fields: SheetFields;
  /** Resolution of pictures in the sheet. */
  readonly dotsPerInch: number;
  /** Day of the last record, where somebody looks at what may be stale. */
  readonly lastChange?: Day;
  /** Place in an atlas, from 1. */
  readonly place?: { readonly sheet: number; readonly sheets: number };
  readonly signal?: AbortSignal;
}

export interface MadeSheet extends Sheet {
  readonly unit: Unit;
}

export class SheetMaker {
  readonly #county: CountyValue;
  readonly #paper: CountyOnPaper;
  readonly #maps: MapMaker;
  readonly measureText: MeasureText = textRuler();
  readonly #kinds: readonly KindLayer[];
  readonly #geometry: MapGeometry;

  private constructor(county: CountyValue, paper: CountyOnPaper, maps: MapMaker) {
    this.#county = county;
    this.#paper = paper;
    this.#maps = rememberedMaps(maps);
    this.#kinds = kindLayers(paper.map.kinds, paper.map.geometry);
    this.#geometry = mapGeometry(paper.map.geometry, paper.map.kinds);
  }

  static async open(county: CountyValue, paper: CountyOnPaper): Promise<SheetMaker> {
    return new SheetMaker(county, paper, await PaperMapMaker.open(paper.map));
  }

  get paper(): CountyOnPaper {
    return this.#paper;
  }

  /** Whether there is anything of the unit to draw. */
  hasPlace(unit: string): boolean {
    return unit === this.#county.units.county?.id || this.#geometry.extentOfObject(unit) !== null;
  }

  async make(template: SheetTemplate, ask: SheetAsk): Promise<Result<MadeSheet, SheetFault>> {
    const { settings, units, info, today } = this.#county;
    const unit = ask.unit === '' ? units.county : units.get(ask.unit);
    if (!unit) return fail({ reason: 'unknown-unit', unit: ask.unit });
    const isCounty = unit.id === units.county?.id;
    if (!this.hasPlace(unit.id)) return fail({ reason: 'no-place', unit: unit.name });
    const { figures, mark, on } = this.#paper;
    const subject: SheetSubject = { settings, units, unit, on, made: today, figures };
    const own = figures.get(unit.id);
    const sheet = await composeSheet({
      // What every seat begins with, unless the template says: a sheet does not depend on who sits here.
      template: template.layers ? template : { ...template, layers: this.firstLayers(info.archives) },
      words: sheetWordsZh,
      tokens: tokenValues(subject, template, ask.fields, ask.place ?? { sheet: 1, sheets: 1 }),
      ...(isCounty ? {} : { unit: unit.id }),
      figures: own ? figureRows(own.summary) : [],
      table: sheetTable(subject),
      chart: sheetChart(subject),
      kinds: this.#kinds,
      counts: kindCounts(own),
      sector: sectorText,
      text: textOf,
      ...(mark === undefined ? {} : { mark }),
      facts: {
        on,
        ...(ask.lastChange === undefined ? {} : { lastChange: ask.lastChange }),
        counts: statedCounts(subject, this.#paper.targets),
      },
      maps: this.#maps,
      measureText: this.measureText,
      reliefDotsPerInch: ask.dotsPerInch,
      ...(ask.signal ? { signal: ask.signal } : {}),
    });
    return ok({ ...sheet, unit });
  }

  private firstLayers(archives: CountyValue['info']['archives']): LayerId[] {
    return shownLayers(this.#county.settings.kinds, archives, {});
  }
}
