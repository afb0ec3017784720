/**
 * The part of the host contract that imports a county's own files: look at them, plan what they would do, write it as one
 * step. Sentences about files are made by the host, because the command line, the page and the list of problems say the same.
 */
import { z } from 'zod';
import { daySchema } from '../domain/unit.ts';
import { appendRefusedSchema, positionSchema, savedSchema } from './answers.ts';
import { uploadRefusedSchema, uploadSchema } from './upload-calls.ts';

/** What a layer can be imported as. */
export const IMPORT_SORTS = [
  'units',
  'outline',
  'targets',
  'progress',
  'households',
  'pairings',
  'visits',
  'sources',
  'tiles',
] as const;
export type ImportSort = (typeof IMPORT_SORTS)[number];

/**
 * `error` blocks the import of its layer; `left-out` is the error of a line that a person does not want; `repaired` was put
 * right and can be objected to; `note` tells what was assumed.
 */
export const severitySchema = z.enum(['error', 'left-out', 'repaired', 'note']);

/** One line of the list of problems. */
export const problemLineSchema = z.object({
  severity: severitySchema,
  /** Layer's id. */
  layer: z.string(),
  /** Row from 1 as a spreadsheet counts, or feature from 1. */
  row: z.number().int().optional(),
  feature: z.number().int().optional(),
  /** The file's own heading, or the feature's name. */
  column: z.string().optional(),
  /** The whole sentence: what is wrong and what to do. */
  text: z.string(),
});
export type ProblemLine = z.infer<typeof problemLineSchema>;

/** A column of the file and what it is taken for. */
export const columnReportSchema = z.object({
  title: z.string(),
  /** Up to three filled cells; masked where they look like personal data. */
  samples: z.array(z.string()),
  /** Id of the column that it stands for; null when it is not imported. */
  column: z.string().nullable(),
  /** How that was found. */
  by: z.enum(['name', 'content', 'remembered', 'chosen']).nullable(),
});

/** A column that the chosen sort of import can take. */
export const knownColumnSchema = z.object({ column: z.string(), title: z.string(), needed: z.boolean() });

/** What is known of a layer's coordinates. Ids of coordinate systems: `../geo/crs.ts`. */
export const crsReportSchema = z.object({
  /** What the file says, in its own words; null when it says nothing. */
  stated: z.string().nullable(),
  /** The system that would be used; null where a person has to say it. */
  crs: z.string().nullable(),
  /** False where the file says nothing or says what its coordinates contradict. */
  sure: z.boolean(),
  /** The finding as a sentence, such as "shifted by about 430 m to the south-east: looks like GCJ-02". */
  finding: z.string().optional(),
  /** Systems that a person may choose, the likeliest first. */
  choices: z.array(z.object({ crs: z.string(), title: z.string() })),
});
export type CrsReport = z.infer<typeof crsReportSchema>;

export const layerReportSchema = z.object({
  /** Names the layer within the upload. */
  id: z.string(),
  file: z.string(),
  layer: z.string(),
  format: z.string(),
  form: z.enum(['table', 'features', 'tiles', 'unreadable']),
  /** Lines below the headings, or features, or tiles. */
  count: z.number().int().nonnegative(),
  /** Feature layers: which geometries, `Polygon 12`. */
  geometry: z.array(z.object({ type: z.string(), count: z.number().int() })).optional(),
  /** What the layer would be imported as, and of which kind. */
  as: z.enum(IMPORT_SORTS).nullable(),
  kind: z.string().nullable(),
  /** First and last line of the headings, rows from 1. */
  headings: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  columns: z.array(columnReportSchema),
  known: z.array(knownColumnSchema),
  crs: crsReportSchema.nullable(),
  problems: z.array(problemLineSchema),
});
export type LayerReport = z.infer<typeof layerReportSchema>;

/**
 * How an old datum (Xian 1980, Beijing 1954) is brought to CGCS2000, as a surveying office states it: metres, and where it
 * gives seven numbers, seconds of arc and parts per million. `frame` turns the axes, as Chinese textbooks write Bursa's
 * formula; `vector` the position.
 */
export const datumShiftSchema = z.object({
  dx: z.number().min(-2000).max(2000),
  dy: z.number().min(-2000).max(2000),
  dz: z.number().min(-2000).max(2000),
  rx: z.number().min(-60).max(60).optional(),
  ry: z.number().min(-60).max(60).optional(),
  rz: z.number().min(-60).max(60).optional(),
  scale: z.number().min(-100).max(100).optional(),
  rotation: z.enum(['frame', 'vector']).optional(),
});
export type DatumShift = z.infer<typeof datumShiftSchema>;

/** What a person says about one layer; what is left out is as the report suggests. */
export const layerChoiceSchema = z.object({
  layer: z.string(),
  /** `skip` leaves the layer out. */
  as: z.enum([...IMPORT_SORTS, 'skip']),
  kind: z.string().optional(),
  /** One of the five sources, for `sources`. */
  source: z.string().optional(),
  /** Day on which the ledger was made. */
  on: daySchema.optional(),
  headings: z.object({ from: z.number().int(), to: z.number().int() }).optional(),
  /** By the file's columns in order: ids of known columns, null for what is not imported. */
  columns: z.array(z.string().nullable()).optional(),
  crs: z.string().optional(),
  /** Needed where `crs` is an old datum. */
  shift: datumShiftSchema.optional(),
  /** Targets and units of the same kind that the file does not have: kept, or removed with their history. */
  missing: z.enum(['keep', 'remove']).optional(),
  /** Faulty lines are left out and the rest imported; otherwise a single one blocks the layer. */
  faulty: z.literal('leave-out').optional(),
});
export type LayerChoice = z.infer<typeof layerChoiceSchema>;

/** A written name that is no unit's, with whom it may mean. Decisions are remembered as entries `alias:…`. */
export const unmatchedSchema = z.object({
  written: z.string(),
  rows: z.number().int(),
  suggestions: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      /** Township and county above it, for people. */
      within: z.string(),
      /** 0–1. */
      score: z.number(),
    }),
  ),
});

export type Unmatched = z.infer<typeof unmatchedSchema>;

/** The county that the first files name. */
export const newCountySchema = z.object({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  name: z.string().min(1).max(60).optional(),
  campaign: z.string().min(1).max(60),
  start: daySchema,
  deadline: daySchema,
});

export const planReportSchema = z.object({
  ok: z.literal(true),
  /** Names the plan for the commit; a later plan of the same upload replaces it. */
  plan: z.string(),
  /** True when an error, an undecided name or coordinate system stands against it. */
  blocked: z.boolean(),
  layers: z.array(
    z.object({
      layer: z.string(),
      read: z.number().int(),
      taken: z.number().int(),
      errors: z.number().int(),
      /** Of the errors, those whose rows wait for a name to be decided. */
      waiting: z.number().int(),
      /** Lines without which the layer could be imported; 0 where that would not help. */
      faulty: z.number().int(),
      /** Lines that are left out because a person said so. */
      leftOut: z.number().int(),
      /** What is wrong with those lines: problems of the severity `left-out`. */
      leftOutErrors: z.number().int(),
      repaired: z.number().int(),
      notes: z.number().int(),
      unmatched: z.array(unmatchedSchema),
      crs: crsReportSchema.nullable(),
    }),
  ),
  /** What the county would have afterwards, by what changes: things added, changed, the same, missing from the file, removed. */
  changes: z.array(
    z.object({
      /** `unit`, `area`, `household` or a kind's id. */
      of: z.string(),
      title: z.string(),
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      missing: z.number().int(),
      removed: z.number().int(),
    }),
  ),
  /** Decisions that name no unit of the county, each with units of the nearest codes. */
  unknownUnits: z.array(
    z.object({
      written: z.string(),
      unit: z.string(),
      near: z.array(z.object({ unit: z.string(), name: z.string() })),
    }),
  ),
  /** More than a tenth of the targets or units would go: the commit has to say `sure`. */
  asksTwice: z.boolean(),
  /** The first thousand, errors first; the whole list is saved by `import.problems`. */
  problems: z.array(problemLineSchema),
  problemCount: z.number().int(),
  /** What would be drawn, WGS 84, thinned to a few thousand features: properties `layer`, `name`, `faulty`. */
  preview: z.unknown(),
  /** Nothing of it is new. */
  nothingNew: z.boolean(),
});
export type PlanReport = z.infer<typeof planReportSchema>;

export const importCalls = {
  /** Reads every file of the upload; `choices` asks anew about layers as a person would have them. */
  'import.inspect': {
    input: z.object({ upload: uploadSchema, choices: z.array(layerChoiceSchema).max(500).optional() }),
    output: z.union([z.object({ ok: z.literal(true), layers: z.array(layerReportSchema) }), uploadRefusedSchema]),
  },
  /** What the import would do; writes nothing. `decisions`: written name → unit id, or null for "leave these rows out". */
  'import.plan': {
    input: z.object({
      upload: uploadSchema,
      choices: z.array(layerChoiceSchema).min(1).max(500),
      decisions: z.record(z.string(), z.string().nullable()).optional(),
      newCounty: newCountySchema.optional(),
    }),
    output: z.union([planReportSchema, uploadRefusedSchema]),
  },
  /** The list of problems of the last plan as .xlsx: the files' own lines, faulty cells marked, a column with the sentences. */
  'import.problems': {
    input: z.object({ upload: uploadSchema, name: z.string().min(1).max(200) }),
    output: z.union([savedSchema, uploadRefusedSchema]),
  },
  /** Writes the plan as one step that is undone as one; the upload is put away. */
  'import.commit': {
    input: z.object({
      upload: uploadSchema,
      plan: z.string(),
      user: z.string().min(1),
      role: z.string(),
      /** Set after the second question where `asksTwice`. */
      sure: z.boolean().optional(),
    }),
    output: z.union([
      z.object({ ok: z.literal(true), operations: z.number().int(), position: positionSchema }),
      uploadRefusedSchema,
      appendRefusedSchema,
      z.object({
        ok: z.literal(false),
        refusal: z.discriminatedUnion('reason', [
          /** The plan was replaced, or the county has gone on since: plan anew. */
          z.object({ reason: z.literal('plan-stale') }),
          z.object({ reason: z.literal('plan-blocked') }),
          z.object({ reason: z.literal('not-sure') }),
          z.object({ reason: z.literal('role'), role: z.string() }),
          z.object({ reason: z.literal('vault'), fault: z.string() }),
        ]),
      }),
    ]),
  },
} as const;
