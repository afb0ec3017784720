/** What came of saving a sheet, in words. */
import type { Result } from '../../../shared/domain/result.ts';
import type { PaperRefusal } from '../../../shared/host/paper-calls.ts';
import type { SavedPaper } from '../../app/picture/save-paper.ts';
import type { SheetFault } from '../../app/picture/sheet-maker.ts';
import type { PdfFault } from '../../paper/pdf-painter.ts';
import type { PngFault } from '../../paper/png.ts';
import { bytesText } from '../../text/attachment-text.ts';
import { t } from '../../text/t.ts';

export type ExportFault = PaperRefusal | PdfFault | PngFault | SheetFault;

export function faultText(fault: SheetFault | { readonly reason: 'failed'; readonly message: string }): string {
  switch (fault.reason) {
    case 'failed':
      return t('sheets.preview.fault.failed', { message: fault.message });
    case 'no-geometry':
      return t('sheets.preview.fault.no-geometry');
    default:
      return t(`sheets.preview.fault.${fault.reason}`, { unit: fault.unit });
  }
}

export function savedText(saved: Result<SavedPaper, ExportFault>): string {
  if (saved.ok) {
    const { name, folder, bytes } = saved.value;
    return t('sheets.export.saved', { name, folder, size: bytesText(bytes) });
  }
  const fault = saved.error;
  switch (fault.reason) {
    case 'cancelled':
      return t('sheets.export.cancelled');
    case 'disk':
      return t('sheets.save.disk', { message: fault.message });
    case 'too-large':
      return t('sheets.save.too-large', { limit: bytesText(fault.limit) });
    case 'disk-full':
    case 'not-that-format':
    case 'file-gone':
      return t(`sheets.save.${fault.reason}`);
    case 'no-canvas':
    case 'no-pages':
    case 'no-font':
      return t(`sheets.fault.${fault.reason}`);
    default:
      return faultText(fault);
  }
}
