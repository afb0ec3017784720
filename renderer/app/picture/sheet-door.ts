/**
 * The door through which a driver without a window makes sheets: `globalThis.guatuSheet`. What it makes is what the page 出图
 * saves; files are fetched in pieces, because they may be larger than one answer.
 */
import { useEffect, useRef } from 'react';
import { SHEET_TEMPLATES } from '../../../shared/domain/entries/sheet-template.ts';
import type { Light } from '../../../shared/domain/light.ts';
import { useCounty } from '../../db/county-store.tsx';
import { liveReader } from '../../db/live-reader.ts';
import { pastReader } from '../../db/past-reader.ts';
import type { Projection } from '../../db/projection.ts';
import type { HostClient } from '../../host/host-client.ts';
import { levelText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import { type AtlasLevel, type AtlasSort, atlasFileName, atlasUnits, levelOf } from './atlas-order.ts';
import { countyOnPaper } from './county-on-paper.ts';
import { paperDigest } from './paper-digest.ts';
import { type AtlasJob, atlasPdf } from './make-atlas.ts';
import { sheetFile } from './sheet-file.ts';
import { SheetMaker } from './sheet-maker.ts';
import type { SheetFields } from './sheet-words.ts';
import { base64Of } from './take-picture.ts';
import { findTemplate, templatesOf } from './templates.ts';

interface DoorOpening {
  /** Id or name. */
  readonly template: string;
  /** Past day; today when left out. */
  readonly asOf?: string;
  readonly fields: SheetFields;
}
interface AtlasRequest {
  readonly by: AtlasLevel;
  readonly within?: string;
  readonly lights?: readonly Light[];
  readonly words?: string;
  readonly sort: AtlasSort;
}
export interface AtlasPlan {
  readonly title: string;
  /** What the sheets are made of: equal where they would come out the same. */
  readonly digest: string;
  readonly sheets: readonly { readonly unit: string; readonly name: string; readonly file: string }[];
  /** Names of units that lie nowhere. */
  readonly without: readonly string[];
}
export interface DoorFile {
  readonly bytes: number;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

/** Each throws an Error whose message is the fault as JSON (`{"reason": …}`). */
export interface SheetDoor {
  open(opening: DoorOpening): Promise<{ readonly template: string }>;
  plan(atlas: AtlasRequest, dotsPerInch: number): AtlasPlan | Promise<AtlasPlan>;
  /** One sheet; the file stays here until the next one is made. */
  sheet(ask: {
    readonly unit: string;
    readonly format: 'png' | 'pdf';
    readonly dotsPerInch: number;
    readonly place?: { readonly sheet: number; readonly sheets: number };
  }): Promise<DoorFile>;
  /** The atlas of the last plan as one PDF; `guatuSheetProgress` of the driver is told of every sheet. */
  atlas(dotsPerInch: number): Promise<DoorFile>;
  /** Base64 of at most `length` bytes of the file from `at` on. */
  piece(at: number, length: number): Promise<string>;
}

declare global {
  var guatuSheet: SheetDoor | undefined;
  /** Set by the driver. */
  var guatuSheetProgress: ((done: number, of: number, name: string) => void) | undefined;
}

const refuse = (fault: object): never => {
  throw new Error(JSON.stringify(fault));
};

export function useSheetDoor(host: HostClient, projection: Projection): void {
  const county = useCounty();
  const latest = useRef(county);
  useEffect(() => {
    latest.current = county;
  });
  useEffect(() => {
    let opened: {
      maker: SheetMaker;
      opening: DoorOpening;
      template: NonNullable<ReturnType<typeof findTemplate>>;
    } | null = null;
    let planned: { units: AtlasJob['units']; title: string } | null = null;
    let file: Blob | null = null;
    const now = () => opened ?? refuse({ reason: 'not-open' });
    const kept = (blob: Blob, width: number, height: number): DoorFile => {
      file = blob;
      return { bytes: blob.size, width, height };
    };
    globalThis.guatuSheet = {
      open: async (opening) => {
        const { settings, units, today } = latest.current;
        const live = liveReader(projection, settings, units, today);
        const isPast = opening.asOf !== undefined && opening.asOf < today;
        const reader = isPast ? pastReader(projection, settings, units, opening.asOf ?? today) : live;
        const templates = templatesOf(await live.entries(SHEET_TEMPLATES));
        const shut = templates.shut.find(({ id, name }) => id === opening.template || name === opening.template);
        if (shut) return refuse({ ...shut, reason: `template-${shut.reason}` });
        const template = findTemplate(templates, opening.template);
        if (!template)
          return refuse({
            reason: 'unknown-template',
            template: opening.template,
            known: templates.all.map(({ id, name }) => `${id} ${name}`),
          });
        const paper = await countyOnPaper(host, latest.current, reader);
        if (!paper.ok) return refuse(paper.error);
        opened = { maker: await SheetMaker.open(latest.current, paper.value), opening, template };
        return { template: template.name };
      },
      plan: async (atlas, dotsPerInch) => {
        const { maker, template, opening } = now();
        const { settings, units } = latest.current;
        const chosen = atlasUnits(units, (id) => maker.paper.figures.get(id)?.summary, atlas);
        const placed = chosen.filter(({ id }) => maker.hasPlace(id));
        const title = t('sheets.atlas.title', { county: settings.name, level: levelText(levelOf(atlas.by)) });
        planned = { units: placed, title };
        return {
          title,
          digest: await paperDigest(maker.paper, { template, fields: opening.fields, dotsPerInch }),
          sheets: placed.map(({ id, name }, i) => ({
            unit: id,
            name,
            file: `${atlasFileName(i + 1, placed.length, name)}.png`,
          })),
          without: chosen.filter((unit) => !placed.includes(unit)).map(({ name }) => name),
        };
      },
      sheet: async ({ unit, format, dotsPerInch, place }) => {
        const { maker, template, opening } = now();
        const { fields } = opening;
        const made = await maker.make(template, { unit, fields, dotsPerInch, ...(place ? { place } : {}) });
        if (!made.ok) return refuse(made.error);
        const { page } = made.value;
        const author = fields.maker === '' ? latest.current.settings.name : fields.maker;
        const written = await sheetFile(page, format, { dotsPerInch, author });
        return written.ok ? kept(written.value, page.width, page.height) : refuse(written.error);
      },
      atlas: async (dotsPerInch) => {
        const { maker, template, opening } = now();
        if (!planned || planned.units.length === 0) return refuse({ reason: 'no-pages' });
        const { units, title } = planned;
        const { fields } = opening;
        const job: AtlasJob = {
          maker,
          template,
          units,
          fields,
          title,
          dotsPerInch,
          signal: new AbortController().signal,
          onSheet: (done, unit) => globalThis.guatuSheetProgress?.(done, units.length, unit.name),
        };
        const made = await atlasPdf(job, fields.maker === '' ? latest.current.settings.name : fields.maker);
        return made.ok ? kept(made.value, 0, 0) : refuse(made.error);
      },
      piece: (at, length) => (file ? base64Of(file.slice(at, at + length)) : refuse({ reason: 'no-pages' })),
    };
    return () => {
      globalThis.guatuSheet = undefined;
    };
  }, [host, projection]);
}
