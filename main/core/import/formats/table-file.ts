/** Tables by what they are and not by what their names say: an .xls is often a web page, a .csv sometimes a workbook. */
import { isZip } from '../unzip-capped.ts';
import { readCsv } from './csv.ts';
import type { Reader } from './format.ts';
import { isOle } from './ole-streams.ts';
import { isMarkup, readXls } from './xls.ts';
import { readXlsx } from './xlsx.ts';

/** Enough to see a document's first tags behind its comments. */
const START = 8192;

export const readTableFile: Reader = (bundle) => {
  const bytes = bundle.files[0]?.bytes ?? new Uint8Array();
  if (isZip(bytes)) return readXlsx(bundle);
  if (isOle(bytes)) return readXls(bundle);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const start = new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(bytes.subarray(0, START)).replace(/^ï»¿/, '');
  return isMarkup(start) ? readXls(bundle) : readCsv(bundle);
};
