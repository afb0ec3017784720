/**
 * What is set on pages, without saying how: a brief or a printed ledger as headings, paragraphs, tables and pictures. One
 * document feeds the preview, the PDF and the Word file. Every figure says where it comes from.
 */
import { z } from 'zod';
import { RANK_LEVELS, RANK_MEASURES } from '../domain/ranking.ts';
import { daySchema } from '../domain/unit.ts';

/** Which page of the application shows a figure, and which question answers it. */
export const TRACE_QUERIES = [
  'tally',
  'kind',
  'rank',
  'households',
  'problems',
  'chase',
  'red',
  'cleared',
  'due',
] as const;

export const traceSchema = z.object({
  query: z.enum(TRACE_QUERIES),
  /** Unit that is counted, with all that lies in it. */
  unit: z.string(),
  on: daySchema,
  /** First day of a period, for what was done in it; last day of the one to come, for what is due. */
  until: daySchema.optional(),
  /** Field of the answer: `cleared`, `lights.red`, `stage:gravel` … */
  measure: z.string(),
  kind: z.string().optional(),
  level: z.enum(RANK_LEVELS).optional(),
  by: z.enum(RANK_MEASURES).optional(),
});
export type Trace = z.infer<typeof traceSchema>;

export const figureSchema = z.object({ value: z.number(), trace: traceSchema });
export type Figure = z.infer<typeof figureSchema>;

/** A stretch of text; a figure's own text is a run of its own. */
export const runSchema = z.object({
  text: z.string(),
  figure: figureSchema.optional(),
  bold: z.boolean().optional(),
});
export type Run = z.infer<typeof runSchema>;

export const ALIGNS = ['start', 'middle', 'end'] as const;
export const columnSchema = z.object({
  title: z.string(),
  /** Share of the width. */
  width: z.number().positive(),
  align: z.enum(ALIGNS),
});
export type TextColumn = z.infer<typeof columnSchema>;

const cellSchema = z.array(runSchema);
export type Cell = z.infer<typeof cellSchema>;

export const tableSchema = z.object({
  kind: z.literal('table'),
  /** Token of it in a template. */
  name: z.string(),
  caption: z.string(),
  columns: z.array(columnSchema).min(1).max(40),
  rows: z.array(z.union([z.array(cellSchema), z.object({ head: z.string() })])),
  /** Closes the table in bold. */
  total: z.array(cellSchema).optional(),
});
export type TableBlock = z.infer<typeof tableSchema>;

export const barsSchema = z.object({
  kind: z.literal('bars'),
  name: z.string(),
  caption: z.string(),
  /** Names of the bar and of the mark across it. */
  reached: z.string(),
  planned: z.string(),
  /** Per cent, 0–100. */
  items: z.array(z.object({ name: z.string(), reached: z.number(), planned: z.number() })).max(60),
});
export type BarsBlock = z.infer<typeof barsSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
  }),
  /** `section`: token under which a template asks for it. */
  z.object({ kind: z.literal('paragraph'), section: z.string(), runs: z.array(runSchema) }),
  tableSchema,
  barsSchema,
  /** A map of the unit; left out where no map can be drawn. */
  z.object({ kind: z.literal('map'), name: z.string(), caption: z.string(), unit: z.string(), on: daySchema }),
]);
export type Block = z.infer<typeof blockSchema>;

/** Red heading 红头 of a brief. */
export const letterheadSchema = z.object({
  masthead: z.string(),
  /** 〔2017〕第3期, or that it is a draft. */
  issue: z.string(),
  issuer: z.string(),
  date: z.string(),
});
export type Letterhead = z.infer<typeof letterheadSchema>;

export const paperDocumentSchema = z.object({
  title: z.string(),
  /** Under the title, small. */
  subtitle: z.string().optional(),
  /** Name of its file, without ending. */
  file: z.string(),
  /** `brief`: A4 upright with the margins of official documents; `ledger`: across, small type. */
  form: z.enum(['brief', 'ledger']),
  paper: z.enum(['A4', 'A3']),
  letterhead: letterheadSchema.optional(),
  blocks: z.array(blockSchema),
  /** Signed with: unit and date, at the right. */
  signature: z.array(z.string()).optional(),
  /** 主送, 抄送, 报: at the end between rules. */
  imprint: z.array(z.object({ id: z.enum(['to', 'copy', 'report']), label: z.string(), text: z.string() })).optional(),
  /** Foot of each page with {page} and {pages}. */
  foot: z.string(),
  /** Stands small on every page where the geography is invented. */
  mark: z.string().optional(),
});
export type PaperDocument = z.infer<typeof paperDocumentSchema>;

/** Every run of a document, those in tables too. */
export function* everyRun(document: PaperDocument): Generator<Run> {
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') yield* block.runs;
    if (block.kind !== 'table') continue;
    for (const row of [...block.rows, ...(block.total ? [block.total] : [])])
      if (Array.isArray(row)) for (const cell of row) yield* cell;
  }
}
