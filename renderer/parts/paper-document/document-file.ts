/** A document as a file: PDF from the very pages of the preview, Word with its pictures. */
import type { PaperDocument } from '../../../shared/brief/document.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { PaperImage } from '../../paper/marks.ts';
import { type PdfFault, writePdf } from '../../paper/pdf-painter.ts';
import { t } from '../../text/t.ts';
import { setPages, wordPictures } from './document-pictures.ts';

export async function pdfOf(
  paper: PaperDocument,
  maps: ReadonlyMap<string, PaperImage>,
  signal?: AbortSignal,
): Promise<Result<Blob, PdfFault>> {
  const { pages } = await setPages(paper, maps);
  const info = {
    title: paper.title,
    author: paper.letterhead?.issuer ?? paper.title,
    creator: t('app.name'),
    created: new Date(),
  };
  const written = await writePdf(pages, info, signal ? { signal } : {});
  return written.ok ? ok(new Blob([new Uint8Array(written.value)], { type: 'application/pdf' })) : written;
}

/** The library for Word files is fetched when somebody wants one. */
export async function docxOf(paper: PaperDocument, maps: ReadonlyMap<string, PaperImage>): Promise<Blob> {
  const { writeDocx } = await import('../../../shared/brief/docx/write-docx.ts');
  return new Blob([new Uint8Array(await writeDocx(paper, await wordPictures(paper, maps)))]);
}
