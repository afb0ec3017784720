/** Prints one sheet: its picture at true size on a page of its own size, and nothing of the interface. */
import { MM_PER_INCH, type PageSize } from '../../../shared/sheet/paper-size.ts';
import './print-page.css';

const CLASS = 'sheet-print';
const POINTS = 72;

/** Resolves when the print dialog is closed. */
export async function printPage(png: Blob, { width, height }: PageSize): Promise<void> {
  const url = URL.createObjectURL(png);
  const picture = document.createElement('img');
  picture.className = CLASS;
  picture.src = url;
  picture.style.width = `${width}mm`;
  picture.style.height = `${height}mm`;
  // The size of a page cannot be a variable.
  const size = new CSSStyleSheet();
  const points = (millimetres: number): string => `${((millimetres / MM_PER_INCH) * POINTS).toFixed(2)}pt`;
  size.replaceSync(`@page { size: ${points(width)} ${points(height)}; margin: 0 }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, size];
  document.body.append(picture);
  try {
    await picture.decode();
    window.print();
  } finally {
    picture.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== size);
    URL.revokeObjectURL(url);
  }
}
