/**
 * A sheet's template: paper, looks and the boxes of its parts. Stored as data, so that a county keeps its own; a template of a
 * newer version is refused, never half read.
 */
import { z } from 'zod';
import { ORIENTATIONS, PAPERS } from './paper-size.ts';

export const TEMPLATE_VERSION = 1;

/** Parts in drawing order, the lowest first. */
export const PART_KINDS = [
  'map',
  'frame',
  'inset',
  'legend',
  'statistics',
  'chart',
  'index',
  'north',
  'scale',
  'crs',
  'title',
  'subtitle',
  'secrecy',
  'number',
  'approval',
  'maker',
  'date',
  'signature',
  /** 「合成示意数据，非真实测绘成果」 where the geography is invented: cannot be hidden. */
  'mark',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

export const boxSchema = z.object({
  /** Millimetres from the upper left corner of the page. */
  x: z.number().min(-50).max(2000),
  y: z.number().min(-50).max(2000),
  width: z.number().positive().max(2000),
  height: z.number().positive().max(2000),
});
export type Box = z.infer<typeof boxSchema>;

export const partSchema = z.object({
  kind: z.enum(PART_KINDS),
  box: boxSchema,
  shown: z.boolean(),
  /** Text with tokens (`tokens.ts`), of parts that are text. */
  text: z.string().max(400).optional(),
  align: z.enum(['start', 'middle', 'end']).optional(),
});
export type Part = z.infer<typeof partSchema>;

export const sheetTemplateSchema = z.object({
  version: z.literal(TEMPLATE_VERSION),
  /** `[a-z0-9-]`; those of the product begin with `guatu-`. */
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().min(1).max(60),
  paper: z.enum(PAPERS),
  orientation: z.enum(ORIENTATIONS),
  /** Left margin of 35 mm instead of 15 mm. */
  binding: z.boolean(),
  theme: z.enum(['paper', 'night']),
  measure: z.enum(['progress', 'light', 'poverty', 'households']),
  /** Ids of layers that are drawn; what every seat begins with when left out. */
  layers: z.array(z.string()).optional(),
  parts: z.array(partSchema).min(1).max(40),
});
export type SheetTemplate = z.infer<typeof sheetTemplateSchema>;
