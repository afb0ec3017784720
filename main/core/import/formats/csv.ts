/** Tables as text: the encoding is told from the bytes, the separator from the first lines. */
import Papa from 'papaparse';
import { ok } from '../../../../shared/domain/result.ts';
import { decodeText } from '../decode-text.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import type { Reader } from './format.ts';

const SEPARATORS = [',', '\t', ';', '，'] as const;
/** Titles, dates and units of measurement stand above the headings; nobody writes more of them. */
const LINES_SEARCHED = 20;

/** The separator that gives most lines the same number of cells; a comma where none does. */
function separatorOf(text: string): string {
  let best = ',';
  let most = 0;
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, newline: '\n', preview: LINES_SEARCHED });
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const weight = Math.max(0, ...[...counts].map(([cells, lines]) => cells * lines));
    if (weight > most) [best, most] = [separator, weight];
  }
  return best;
}

/** Text as one layer; quotation marks that do not pair are named by row. */
export function csvLayer(name: string, text: string): Layer {
  const lines = text.replace(/\r\n?/g, '\n');
  const parsed = Papa.parse<string[]>(lines, { delimiter: separatorOf(lines), newline: '\n' });
  const rows = [...new Set(parsed.errors.map((error) => (error.row ?? 0) + 1))];
  const problems = rows.map((row): ImportProblem => ({ severity: 'error', reason: 'quotes', row }));
  return { name, grid: parsed.data, geometries: null, crs: null, problems };
}

export const readCsv: Reader = async ({ name, files }) => {
  const text = decodeText(files[0]?.bytes ?? new Uint8Array());
  return text.ok ? ok([csvLayer(name, text.value)]) : text;
};
