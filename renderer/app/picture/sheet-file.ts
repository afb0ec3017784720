/** One page as a file. */
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { PaperPage } from '../../paper/marks.ts';
import { type PdfFault, writePdf } from '../../paper/pdf-painter.ts';
import { type PngFault, writePng } from '../../paper/png.ts';
import { t } from '../../text/t.ts';

export interface SheetFileOptions {
  readonly dotsPerInch: number;
  /** Who made it, for those who look into the file. */
  readonly author: string;
  readonly signal?: AbortSignal;
  /** Share that is done, 0–1. */
  readonly onShare?: (share: number) => void;
}

export async function sheetFile(
  page: PaperPage,
  format: 'png' | 'pdf',
  { author, dotsPerInch, signal, onShare }: SheetFileOptions,
): Promise<Result<Blob, PngFault | PdfFault>> {
  const stop = signal ? { signal } : {};
  if (format === 'png') return writePng(page, { dotsPerInch, ...stop, ...(onShare ? { onShare } : {}) });
  const info = { title: page.title, author, creator: t('app.name'), created: new Date() };
  const made = await writePdf([page], info, stop);
  return made.ok ? ok(new Blob([new Uint8Array(made.value)], { type: 'application/pdf' })) : made;
}
