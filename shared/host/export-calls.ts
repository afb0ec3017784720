/**
 * The part of the host contract that takes data out: tables as they are shown, ledgers, layers and templates as files. What
 * the page shows it passes on as typed cells, in pieces, so that filter, order and groups are those of the screen; everything
 * else the host makes from its own fold.
 */
import { z } from 'zod';
import { UNIT_LEVELS } from '../domain/unit.ts';
import { savedSchema } from './answers.ts';

/** `csv` is UTF-8 with a byte order mark; `csv-gbk` is GBK, or GB18030 where a character is not in GBK. */
export const TABLE_FORMATS = ['xlsx', 'csv', 'csv-gbk'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export const LAYER_FORMATS = ['geojson', 'shp', 'kml', 'gpkg'] as const;
export type LayerFormat = (typeof LAYER_FORMATS)[number];

/**
 * What a column holds. `code`: text that only looks like a number. `percent`: 0–100. `day`: `2017-12-01`. `time`:
 * `2017-12-01 09:30`. A cell that is not of its column's form is written as text.
 */
export const COLUMN_FORMS = ['text', 'code', 'number', 'percent', 'day', 'time'] as const;
export const outColumnSchema = z.object({
  title: z.string().max(200),
  form: z.enum(COLUMN_FORMS),
  /** Digits behind the point of numbers and percents; without it as many as the value has, at most four. */
  decimals: z.number().int().min(0).max(6).optional(),
});
export type OutColumn = z.infer<typeof outColumnSchema>;

export const outCellSchema = z.union([z.string().max(32_000), z.number(), z.null()]);
export type OutCell = z.infer<typeof outCellSchema>;
/** A line of cells, or the head of a group of lines. */
export const outLineSchema = z.union([z.array(outCellSchema).max(200), z.object({ head: z.string().max(500) })]);
export type OutLine = z.infer<typeof outLineSchema>;

/** Lines of one piece at most. */
export const MOST_PIECE_LINES = 5000;
/** Lines of one sheet at most, as spreadsheets have it, with room for title and headings. */
export const MOST_SHEET_LINES = 1_048_000;

const nameSchema = z.string().min(1).max(200);
const tableIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);

/** A file that was saved, with what its encoding could not hold as it stood. */
const filedSchema = z.union([
  savedSchema.options[0].extend({
    /** Lines or features written. */
    count: z.number().int().nonnegative(),
    /** `csv-gbk`: characters for which GB18030 was taken instead of GBK, at most 20. */
    beyondGbk: z.array(z.string()).optional(),
    /** Layers: features that lie nowhere. */
    unplaced: z.number().int().nonnegative().optional(),
    /** Texts that the format could not hold in full (254 bytes in a shapefile). */
    shortened: z.number().int().positive().optional(),
  }),
  savedSchema.options[1],
]);

export const exportRefusalSchema = z.discriminatedUnion('reason', [
  /** Saved or put away meanwhile, or the host was started anew. */
  z.object({ reason: z.literal('table-gone') }),
  z.object({ reason: z.literal('too-many-lines'), limit: z.number() }),
  z.object({ reason: z.literal('unknown-kind'), kind: z.string() }),
  z.object({ reason: z.literal('unknown-unit'), unit: z.string() }),
  z.object({ reason: z.literal('unknown-crs'), crs: z.string() }),
  /** Read, but never written: shifted coordinates and old datums. */
  z.object({ reason: z.literal('crs-not-written'), crs: z.string() }),
  /** Nothing of it lies anywhere, or there is none. */
  z.object({ reason: z.literal('nothing-there') }),
  /** The format cannot say another coordinate system. */
  z.object({ reason: z.literal('crs-fixed'), format: z.enum(LAYER_FORMATS) }),
]);
export type ExportRefusal = z.infer<typeof exportRefusalSchema>;
const refused = z.object({ ok: z.literal(false), refusal: exportRefusalSchema });
const filed = z.union([filedSchema, refused]);
export type Filed = z.infer<typeof filed>;

/** What a layer or a ledger is of: the units of a level or of all, or the targets of a kind. */
export const EXPORT_LEVELS = [...UNIT_LEVELS, 'all'] as const;
export const exportSubjectSchema = z.union([
  z.object({ level: z.enum(EXPORT_LEVELS) }),
  z.object({ kind: z.string().min(1).max(80) }),
]);
export type ExportSubject = z.infer<typeof exportSubjectSchema>;

export const exportCalls = {
  /** Begins a file of a table as it is shown; lines follow in order. */
  'export.open': {
    input: z.object({
      name: nameSchema,
      format: z.enum(TABLE_FORMATS),
      title: z.string().min(1).max(200),
      subtitle: z.string().max(400),
      columns: z.array(outColumnSchema).min(1).max(200),
    }),
    output: z.object({ table: tableIdSchema }),
  },
  'export.lines': {
    input: z.object({ table: tableIdSchema, lines: z.array(outLineSchema).max(MOST_PIECE_LINES) }),
    output: z.union([z.object({ ok: z.literal(true) }), refused]),
  },
  /** Ends the file and saves it where this shell saves. */
  'export.save': { input: z.object({ table: tableIdSchema }), output: filed },
  /** Puts away a table that is not wanted any more. */
  'export.drop': { input: z.object({ table: tableIdSchema }), output: z.object({}) },
  /** The ledger of a kind, or the list of units of a level, from the fold; without `unit` of the whole county. */
  'export.ledger': {
    input: z.object({
      of: exportSubjectSchema,
      unit: z.string().max(40).optional(),
      format: z.enum(TABLE_FORMATS),
    }),
    output: filed,
  },
  /** A layer of the map. `crs`: an id of `../geo/crs.ts`, without it longitude and latitude of WGS 84. */
  'export.layer': {
    input: z.object({
      of: exportSubjectSchema,
      unit: z.string().max(40).optional(),
      format: z.enum(LAYER_FORMATS),
      crs: z.string().max(60).optional(),
      /** Of the attributes of a shapefile. */
      encoding: z.enum(['utf-8', 'gbk']).optional(),
    }),
    output: filed,
  },
  /** A workbook to fill in: of a kind, of units, or of households. */
  'export.template': {
    input: z.object({
      of: z.union([z.object({ kind: z.string().min(1).max(80) }), z.object({ list: z.enum(['units', 'households']) })]),
    }),
    output: filed,
  },
} as const;
