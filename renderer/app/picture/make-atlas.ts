/** Sheets of many units from one template, one after the other: as pages of a PDF, or as PNGs in an archive. */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { pageSize } from '../../../shared/sheet/paper-size.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { PaperImage, PaperPage } from '../../paper/marks.ts';
import { type PdfFault, writePdf } from '../../paper/pdf-painter.ts';
import { type PngFault, writePng } from '../../paper/png.ts';
import { t } from '../../text/t.ts';
import { atlasFileName } from './atlas-order.ts';
import { contentsPages } from './contents-pages.ts';
import type { SheetMaker } from './sheet-maker.ts';
import type { SheetFields } from './sheet-words.ts';
import { storedZip } from './stored-zip.ts';

export interface AtlasJob {
  readonly maker: SheetMaker;
  readonly template: SheetTemplate;
  /** Units that have a place, in order. */
  readonly units: readonly Unit[];
  readonly fields: SheetFields;
  readonly title: string;
  readonly dotsPerInch: number;
  readonly signal: AbortSignal;
  /** The sheet that is being made, from 1. */
  readonly onSheet: (done: number, unit: Unit) => void;
}

async function* sheetPages(job: AtlasJob): AsyncGenerator<PaperPage> {
  const { maker, template, units, fields, dotsPerInch, signal, onSheet } = job;
  for (const [i, unit] of units.entries()) {
    if (signal.aborted) return;
    onSheet(i + 1, unit);
    const place = { sheet: i + 1, sheets: units.length };
    const made = await maker.make(template, { unit: unit.id, fields, dotsPerInch, place, signal });
    // They were asked before whether they have a place.
    if (!made.ok) throw new Error(`${unit.id}: ${made.error.reason}`);
    yield { ...made.value.page, title: unit.name };
  }
}

export async function atlasPdf(job: AtlasJob, author: string): Promise<Result<Blob, PdfFault>> {
  const { template, units, title, maker, signal } = job;
  const size = pageSize(template.paper, template.orientation);
  const words = { title, heading: t('sheets.atlas.contents') };
  async function* pages(): AsyncGenerator<PaperPage> {
    yield* contentsPages(
      units.map(({ name }) => name),
      size,
      words,
      maker.measureText,
    );
    yield* sheetPages(job);
  }
  const info = { title, author, creator: t('app.name'), created: new Date() };
  const made = await writePdf(pages(), info, { signal }).catch((error: unknown) => {
    if (signal.aborted) return fail({ reason: 'cancelled' } as const);
    throw error;
  });
  if (signal.aborted) return fail({ reason: 'cancelled' });
  return made.ok ? ok(new Blob([new Uint8Array(made.value)], { type: 'application/pdf' })) : made;
}

export async function atlasZip(job: AtlasJob): Promise<Result<Blob, PngFault>> {
  const { units, dotsPerInch, signal } = job;
  const files: { name: string; blob: Blob }[] = [];
  const images = new Map<PaperImage, CanvasImageSource>();
  for await (const page of sheetPages(job)) {
    const png = await writePng(page, { dotsPerInch, signal, images });
    if (!png.ok) return png;
    files.push({ name: `${atlasFileName(files.length + 1, units.length, page.title)}.png`, blob: png.value });
  }
  return signal.aborted ? fail({ reason: 'cancelled' }) : ok(await storedZip(files));
}
