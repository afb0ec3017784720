/** What the paper bench does in the page: sheets of all townships as a PDF, one of them as a picture. */
import { kindLayers } from '../../../renderer/map/kind-layers.ts';
import type { LayerId } from '../../../renderer/map/packs/pack.ts';
import { composeSheet, type Sheet } from '../../../renderer/paper/compose-sheet.ts';
import type { PaperCounty } from '../../../renderer/paper/map/map-request.ts';
import { PaperMapMaker } from '../../../renderer/paper/map/paper-map.ts';
import type { PaperPage } from '../../../renderer/paper/marks.ts';
import { textRuler } from '../../../renderer/paper/paper-stock.ts';
import { writePdf } from '../../../renderer/paper/pdf-painter.ts';
import { writePng } from '../../../renderer/paper/png.ts';
import { sectorText } from '../../../renderer/text/sector-text.ts';
import { sheetWordsZh, templateWordsZh } from '../../../renderer/text/sheet-zh.ts';
import { textOf } from '../../../renderer/text/t.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { defaultTemplates } from '../../../shared/sheet/default-templates.ts';

export interface PaperCosts {
  readonly sheets: number;
  readonly pdfMs: number;
  readonly pdfBytes: number;
  readonly pngMs: number;
  readonly pngBytes: number;
  readonly posterMs: number;
  readonly posterBytes: number;
}

interface Sent {
  readonly county: Omit<PaperCounty, 'archives'>;
  readonly units: readonly Unit[];
  readonly everything: readonly LayerId[];
}

/** Byte arrays cross as `{bytes: […]}`. */
const revived = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value
    ? Uint8Array.from((value as { bytes: number[] }).bytes)
    : value;

export async function paperCosts(): Promise<PaperCosts> {
  const sent = JSON.parse(await (await fetch('/county.json')).text(), revived) as Sent;
  const archives = [
    { id: 'base', kind: 'vector' as const },
    { id: 'terrain', kind: 'raster-dem' as const, encoding: 'terrarium' as const },
  ].map((archive) => ({ ...archive, url: `${location.origin}/${archive.id}.pmtiles`, headers: () => ({}) }));
  const maps = await PaperMapMaker.open({ ...sent.county, archives });
  const kinds = kindLayers(sent.county.kinds, sent.county.geometry);
  const ruler = textRuler();
  const templates = new Map(defaultTemplates(templateWordsZh).map((template) => [template.id, template]));
  const townships = sent.units.filter(({ level }) => level === 'township');
  const sheet = async (id: string, unit: Unit | undefined, dotsPerInch: number): Promise<Sheet> => {
    const template = templates.get(id);
    if (!template) throw new Error(`no template ${id}`);
    const tokens = new Proxy({}, { get: () => unit?.name ?? '', has: () => true });
    return await composeSheet({
      template: { ...template, layers: [...sent.everything] },
      words: sheetWordsZh,
      tokens,
      ...(unit ? { unit: unit.id } : {}),
      figures: [],
      table: {
        head: ['A', 'B'],
        rows: sent.units.filter(({ parent }) => parent === unit?.id).map(({ name }) => [name, '65.3%']),
      },
      kinds,
      sector: sectorText,
      text: textOf,
      maps,
      measureText: ruler,
      reliefDotsPerInch: dotsPerInch,
    });
  };

  const first = performance.now();
  async function* pages(): AsyncGenerator<PaperPage> {
    for (const unit of townships) yield (await sheet('guatu-a3-landscape', unit, 150)).page;
  }
  const info = { title: 'bench', author: 'bench', creator: 'bench', created: new Date(0) };
  const pdf = await writePdf(pages(), info);
  if (!pdf.ok) throw new Error(pdf.error.reason);
  const pdfMs = performance.now() - first;

  const picture = async (id: string, dotsPerInch: number): Promise<{ ms: number; bytes: number }> => {
    const from = performance.now();
    const { page } = await sheet(id, id.includes('a0') ? undefined : townships[0], dotsPerInch);
    const png = await writePng(page, { dotsPerInch });
    if (!png.ok) throw new Error(png.error.reason);
    return { ms: performance.now() - from, bytes: png.value.size };
  };
  const a3 = await picture('guatu-a3-landscape', 300);
  const poster = await picture('guatu-a0-landscape', 200);
  return {
    sheets: townships.length,
    pdfMs,
    pdfBytes: pdf.value.length,
    pngMs: a3.ms,
    pngBytes: a3.bytes,
    posterMs: poster.ms,
    posterBytes: poster.bytes,
  };
}
