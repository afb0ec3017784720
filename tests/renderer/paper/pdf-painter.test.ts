/** The PDF, read back: boxes, text, fonts, bookmarks, links; poppler's tools are asked where they are installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import type { PaperPage } from '../../../renderer/paper/marks.ts';
import { type FontFiles, fontFileName } from '../../../renderer/paper/pdf-font-files.ts';
import { type PdfOptions, writePdf } from '../../../renderer/paper/pdf-painter.ts';
import { samplePage } from './sample-page.ts';

const fonts: FontFiles = async (piece, weight) =>
  await Promise.resolve(
    new Uint8Array(readFileSync(`node_modules/@fontsource/noto-sans-sc/files/${fontFileName(piece, weight)}`)),
  );
const INFO = { title: '作战图集', author: '盘州市指挥部', creator: '挂图', created: new Date('2017-12-30T08:00:00Z') };

const write = async (pages: Iterable<PaperPage>, options: PdfOptions = {}): Promise<Uint8Array> => {
  const made = await writePdf(pages, INFO, { fonts, ...options });
  if (!made.ok) throw new Error(made.error.reason);
  return made.value;
};

const folder = mkdtempSync(join(tmpdir(), 'guatu-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const hasPoppler = existsSync('/usr/bin/pdftotext');
if (!hasPoppler) console.warn('SKIPPED: pdftotext and pdffonts are not installed; text of PDFs is not read back');

describe('a PDF', () => {
  it('has the exact page, its information and language', async () => {
    const doc = await PDFDocument.load(await write([samplePage()]), { updateMetadata: false });
    const page = doc.getPage(0);
    expect(page.getSize().width).toBeCloseTo((210 / 25.4) * 72, 2);
    expect(page.getSize().height).toBeCloseTo((148 / 25.4) * 72, 2);
    expect(page.getTrimBox()).toEqual(page.getMediaBox());
    expect(doc.getTitle()).toBe('作战图集');
    expect(doc.getAuthor()).toBe('盘州市指挥部');
    expect(doc.getCreationDate()).toEqual(INFO.created);
  });

  it('is the same bytes for the same pages', async () => {
    expect(await write([samplePage()])).toEqual(await write([samplePage()]));
  });

  it('keeps a picture once however often it is used', async () => {
    const images = async (pages: number): Promise<number> => {
      const doc = await PDFDocument.load(await write(Array.from({ length: pages }, () => samplePage())));
      return doc.context
        .enumerateIndirectObjects()
        .filter(([, it]) => 'dict' in it && (it.dict as PDFDict).get(PDFName.of('Subtype')) === PDFName.of('Image'))
        .length;
    };
    expect(await images(3)).toBe(await images(1));
  });

  it('has bookmarks by depth, and links to pages that come later', async () => {
    const pages = [samplePage('目录'), { ...samplePage('东战区'), depth: 0 }, { ...samplePage('石桥镇'), depth: 1 }];
    const doc = await PDFDocument.load(await write(pages));
    const outlines = doc.context.lookup(doc.catalog.get(PDFName.of('Outlines')), PDFDict);
    const read = (ref: PDFRef | undefined): unknown[] => {
      if (!ref) return [];
      const dict = doc.context.lookup(ref, PDFDict);
      const next = dict.get(PDFName.of('Next')) as PDFRef | undefined;
      const children = read(dict.get(PDFName.of('First')) as PDFRef | undefined);
      return [[dict.lookup(PDFName.of('Title'), PDFHexString).decodeText(), ...children], ...read(next)];
    };
    expect(read(outlines.get(PDFName.of('First')) as PDFRef)).toEqual([['目录'], ['东战区', ['石桥镇']]]);
    const annots = doc.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray);
    const dest = annots.lookup(0, PDFDict).lookup(PDFName.of('Dest'), PDFArray);
    expect(dest.get(0)).toBe(doc.getPage(1).ref);
  });

  it('names the characters that no font has, and writes the rest', async () => {
    const missing: string[] = [];
    const page = samplePage('石桥\u{2a700}镇');
    await write([page], { onMissing: (characters) => missing.push(...characters) });
    expect(missing).toEqual(['\u{2a700}']);
  });

  it('is refused without pages, and when it is given up', async () => {
    expect(await writePdf([], INFO, { fonts })).toEqual({ ok: false, error: { reason: 'no-pages' } });
    const abort = new AbortController();
    abort.abort();
    const given = await writePdf([samplePage()], INFO, { fonts, signal: abort.signal });
    expect(given).toEqual({ ok: false, error: { reason: 'cancelled' } });
  });

  it.skipIf(!hasPoppler)('gives its text back, once, in embedded subsets with Unicode', async () => {
    const file = join(folder, 'text.pdf');
    writeFileSync(file, await write([samplePage()]));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const words of ['石桥镇 Shiqiao', '销号 1,234 件（占 56.7%）≥①〔2017〕', '右对齐 Right AV'])
      expect(text).toContain(words);
    expect(text.replaceAll(/\s/g, '')).toContain('盘州市脱贫攻坚作战图');
    expect(text.split('石桥镇').length).toBe(2);
    const listed = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(listed.length).toBeGreaterThanOrEqual(2);
    for (const line of listed)
      expect(line).toMatch(/^[A-Z]{6}\+NotoSansSC-(Regular|Bold)\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});
