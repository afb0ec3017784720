/** The parts of a workbook as text, and its sheets as two readers understand them. */
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import * as XLSX from '@e965/xlsx';

export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const parts = unzipSync(bytes);
  return Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)]));
}

export async function rowsOf(bytes: Uint8Array): Promise<{ name: string; rows: unknown[][] }[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows }) => ({ name, rows: rows as unknown[][] }));
}

/** Every cell of every sheet as the other reader has it: value, type, and the formula where it is one. */
export function cellsOf(
  bytes: Uint8Array,
): { ref: string; type: string; value: unknown; formula: string | undefined }[] {
  const workbook = XLSX.read(bytes, { cellFormula: true });
  return workbook.SheetNames.flatMap((name) =>
    Object.entries(workbook.Sheets[name] ?? {})
      .filter(([ref]) => !ref.startsWith('!'))
      .map(([ref, cell]) => {
        const { t: type, v: value, f: formula } = cell as XLSX.CellObject;
        return { ref: `${name}!${ref}`, type, value, formula };
      }),
  );
}
