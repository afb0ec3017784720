/**
 * Takes data out: tables that the page passes on as they are shown, ledgers, layers and templates that the host makes itself.
 * Personal fields are never among them: the page passes on what is masked, and the host's own tables have none.
 */
import { randomBytes } from 'node:crypto';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import type { Host, Input } from '../../../shared/host/contract.ts';
import {
  type ExportRefusal,
  type ExportSubject,
  type Filed,
  MOST_SHEET_LINES,
  type OutCell,
  type OutColumn,
  type TableFormat,
} from '../../../shared/host/export-calls.ts';
import { type County, kindOf, settingsOf, standingImports, unitIndex } from '../../../shared/log/county.ts';
import { exportZh } from '../../text/export-zh.ts';
import type { BatchStore } from '../batches.ts';
import type { SaveFile } from '../exports.ts';
import { CsvWriter } from './csv-writer.ts';
import { type FoldTable, kindTable, levelTable } from './fold-table.ts';
import { layerFile } from './layer-file.ts';
import type { SheetHead, SheetLine } from './sheet.ts';
import { templateFile } from './template-file.ts';
import { WorkbookWriter } from './write-workbook.ts';

export interface ExportParts {
  readonly county: () => County;
  readonly batches: () => BatchStore;
  readonly save: SaveFile;
}

type ExportCall = Extract<keyof Host, `export.${string}`>;
export type ExportDesk = Pick<Host, ExportCall>;

/** Tables that windows have begun and not ended; older ones are let go, as those of windows that were closed. */
const MOST_OPEN = 4;

interface TableFile {
  line(line: SheetLine): void;
  finish(): { chunks: Uint8Array[]; beyondGbk?: string[] };
}

interface OpenTable {
  readonly name: string;
  readonly format: TableFormat;
  readonly file: TableFile;
  count: number;
}

function tableFile(format: TableFormat, head: SheetHead): TableFile {
  if (format !== 'xlsx') return new CsvWriter(head.columns, format === 'csv' ? 'utf-8' : 'gbk');
  const writer = new WorkbookWriter();
  writer.sheet(head);
  return { line: (line) => writer.line(line), finish: () => ({ chunks: writer.finish() }) };
}

const no = (refusal: ExportRefusal): { ok: false; refusal: ExportRefusal } => ({ ok: false, refusal });

/** The geometry that stands in a county. */
export function geometryOf(county: County, batches: BatchStore): GeometryBatch | null {
  const bodies = standingImports(county, 'geometry').map(({ batch }) => batches.body(batch));
  return mergeGeometry(bodies.flatMap((body) => (body.ok && body.value.batch === 'geometry' ? [body.value] : [])));
}

export function openExportDesk({ county, batches, save }: ExportParts): ExportDesk {
  const tables = new Map<string, OpenTable>();
  const markOf = (): string | undefined => settingsOf(county())?.mark ?? geometryOf(county(), batches())?.mark;

  async function saveTable({ name, format, file, count }: OpenTable): Promise<Filed> {
    const { chunks, beyondGbk } = file.finish();
    const saved = await save(name, format === 'xlsx' ? 'xlsx' : 'csv', Buffer.concat(chunks));
    if (!saved.saved) return saved;
    return { ...saved, count, ...(beyondGbk && beyondGbk.length > 0 && format === 'csv-gbk' ? { beyondGbk } : {}) };
  }

  function foldTable(of: ExportSubject, unit: string | undefined): FoldTable | ExportRefusal {
    const now = county();
    if (unit !== undefined && !unitIndex(now).get(unit)) return { reason: 'unknown-unit', unit };
    const question = { county: now, geometry: geometryOf(now, batches()), ...(unit === undefined ? {} : { unit }) };
    if ('level' in of) return levelTable(of.level, question);
    const kind = kindOf(now, of.kind);
    return kind ? kindTable(kind, question) : { reason: 'unknown-kind', kind: of.kind };
  }

  /** Title and subtitle of a table of a unit. */
  function headed(table: FoldTable, unit: string | undefined): { title: string; subtitle: string; file: string } {
    const now = county();
    const index = unitIndex(now);
    const name = (unit === undefined ? index.county : index.get(unit))?.name ?? settingsOf(now)?.name ?? '';
    const title = exportZh.titleOf(name, table.title);
    const subtitle = exportZh.subtitle(name, now.on, String(table.lines.length));
    const mark = markOf();
    return {
      title,
      subtitle: mark === undefined ? subtitle : exportZh.subtitleMarked(subtitle, mark),
      file: exportZh.fileOf(title, now.on),
    };
  }

  const open = (name: string, format: TableFormat, head: SheetHead): OpenTable => ({
    name,
    format,
    file: tableFile(format, head),
    count: 0,
  });
  const headOf = (title: string, subtitle: string, columns: readonly OutColumn[]): SheetHead => {
    const mark = markOf();
    return { name: title, title, subtitle, columns, ...(mark === undefined ? {} : { mark }) };
  };

  return {
    'export.open': async ({ name, format, title, subtitle, columns }) => {
      const mark = markOf();
      const said = mark === undefined || subtitle.includes(mark) ? subtitle : exportZh.subtitleMarked(subtitle, mark);
      const table = randomBytes(9).toString('base64url');
      tables.set(table, open(name, format, headOf(title, said, columns)));
      for (const oldest of tables.keys()) if (tables.size > MOST_OPEN) tables.delete(oldest);
      return { table };
    },
    'export.lines': async ({ table, lines }) => {
      const held = tables.get(table);
      if (!held) return no({ reason: 'table-gone' });
      if (held.count + lines.length > MOST_SHEET_LINES) {
        tables.delete(table);
        return no({ reason: 'too-many-lines', limit: MOST_SHEET_LINES });
      }
      for (const line of lines) held.file.line(line);
      held.count += lines.filter((line) => !('head' in line)).length;
      return { ok: true };
    },
    'export.save': async ({ table }) => {
      const held = tables.get(table);
      if (!held) return no({ reason: 'table-gone' });
      tables.delete(table);
      return saveTable(held);
    },
    'export.drop': async ({ table }) => {
      tables.delete(table);
      return {};
    },
    'export.ledger': async ({ of, unit, format }: Input<'export.ledger'>) => {
      const table = foldTable(of, unit);
      if ('reason' in table) return no(table);
      const { title, subtitle, file } = headed(table, unit);
      const opened = open(file, format, headOf(title, subtitle, table.columns));
      for (const line of table.lines) opened.file.line(line);
      opened.count = table.lines.length;
      return saveTable(opened);
    },
    'export.layer': async ({ of, unit, format, crs, encoding }: Input<'export.layer'>) => {
      const table = foldTable(of, unit);
      if ('reason' in table) return no(table);
      if (table.geometries.every((geometry) => geometry === null)) return no({ reason: 'nothing-there' });
      const { title, file } = headed(table, unit);
      const mark = markOf();
      const made = await layerFile(mark === undefined ? table : marked(table, mark), {
        name: title,
        shortName: shortNameOf('level' in of ? of.level : of.kind),
        format,
        crs: crs ?? 'wgs84',
        encoding: encoding ?? 'utf-8',
        on: county().on,
      });
      if (!made.ok) return no(made.error);
      const { bytes, ending, beyondGbk, shortened } = made.value;
      const saved = await save(file, ending, bytes);
      if (!saved.saved) return saved;
      const unplaced = table.geometries.filter((geometry) => geometry === null).length;
      return {
        ...saved,
        count: table.lines.length,
        unplaced,
        ...(beyondGbk && beyondGbk.length > 0 ? { beyondGbk: [...beyondGbk] } : {}),
        ...(shortened ? { shortened } : {}),
      };
    },
    'export.template': async ({ of }) => {
      const made = templateFile(of, county());
      if (!made) return no('kind' in of ? { reason: 'unknown-kind', kind: of.kind } : { reason: 'nothing-there' });
      const saved = await save(made.name, 'xlsx', made.bytes);
      return saved.saved ? { ...saved, count: 0 } : saved;
    },
  };
}

/** Letters that every program takes in the name of a file or a table. */
const shortNameOf = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, '_') || 'layer';

/** Invented geography says so in every feature. */
const marked = (table: FoldTable, mark: string): FoldTable => ({
  ...table,
  columns: [...table.columns, { field: 'mark', title: exportZh.mark, form: 'text' }],
  lines: table.lines.map((line): OutCell[] => [...line, mark]),
});
