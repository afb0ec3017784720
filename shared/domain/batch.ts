/**
 * Batches: the content-addressed bodies that an import operation points at.
 * A batch is UTF-8 JSON, named by the SHA-256 of its exact bytes and stored gzipped; it never changes after it is written.
 */
import { z } from 'zod';
import {
  householdReviewBatchSchema,
  householdRoundBatchSchema,
  householdsBatchSchema,
  pairingsBatchSchema,
  visitsBatchSchema,
} from './household-batch.ts';
import { problemFactsSchema } from './problem.ts';
import { sourcesBatchSchema } from './sources-batch.ts';
import { daySchema, positionSchema, unitSchema } from './unit.ts';

/** A target as a ledger states it, before anything has happened to it. */
export const targetSpecSchema = z.object({
  /** `<county>/<number>`, such as `990101/ZZT0001`: stable, never derived from a name. */
  id: z.string().min(1),
  /** An id of the kind registry. */
  kind: z.string().min(1),
  name: z.string().min(1),
  /** The unit that answers for it: usually a village. */
  unit: z.string().min(1),
  /** In the kind's unit: kilometres for lines, 1 for works, the ledger's own amount for figures. */
  quantity: z.number().nonnegative(),
  plan: z.object({
    start: daySchema,
    deadline: daySchema,
    /** Bends the planned percentage: see `Plan` in light.ts. */
    curve: z.array(z.tuple([z.number().min(0).max(1), z.number().min(0).max(100)])).optional(),
  }),
  /** The person answerable. */
  owner: z.string(),
  /** Kind of work 修复/更换/改扩/新建, served people and the like: shown, never computed with. */
  attrs: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Amounts already reached per stage when the ledger was made (same unit as `quantity`), in the kind's stage order. */
  reached: z.array(z.number().nonnegative()).optional(),
  /** Further quantities by the ids of the kind's `amounts`. */
  amounts: z.record(z.string(), z.number().nonnegative()).optional(),
  /** Kind of work, one of the kind's `works`. */
  work: z.string().optional(),
  /** Household that the target is about, where it is one household's: no name, only the id. */
  household: z.string().optional(),
  /** Villages that people move from to a relocation site. */
  origins: z
    .array(
      z.object({
        village: z.string(),
        households: z.number().int().nonnegative(),
        people: z.number().int().nonnegative(),
      }),
    )
    .optional(),
  /** What makes a target a line of the problem ledger. */
  problem: problemFactsSchema.optional(),
});
export type TargetSpec = z.infer<typeof targetSpecSchema>;

export const unitsBatchSchema = z.object({
  batch: z.literal('units'),
  version: z.literal(1),
  units: z.array(unitSchema),
});

export const targetsBatchSchema = z.object({
  batch: z.literal('targets'),
  version: z.literal(1),
  targets: z.array(targetSpecSchema),
});

const lineString = z.object({ type: z.literal('LineString'), coordinates: z.array(positionSchema) });
const point = z.object({ type: z.literal('Point'), coordinates: positionSchema });
const ring = z.array(positionSchema);
const area = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);
const collection = <G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ type: z.literal('Feature'), geometry, properties })),
  });

/**
 * Where units and targets lie. `fid` numbers the features of one collection from 0 and keys feature-state; `id` is the unit
 * or target. Coordinates are degrees, WGS 84 / CGCS2000. A layer that a county does not have is an empty collection.
 */
export const geometryBatchSchema = z.object({
  batch: z.literal('geometry'),
  version: z.literal(1),
  /** Shown on every view of it when the geography is invented. */
  mark: z.string().optional(),
  /** Units and targets whose places in earlier batches do not count any more. */
  removed: z.array(z.string()).optional(),
  /** Areas of county, zones, townships and villages; shared edges are the same coordinates on both sides. */
  areas: collection(
    area,
    z.object({
      fid: z.number().int(),
      id: z.string(),
      level: z.string(),
      /** Drawn around a point because nobody has surveyed it: a picture, not a border. */
      assumed: z.literal(true).optional(),
    }),
  ),
  /** Each shared edge once, with the highest level that it separates. */
  borders: collection(lineString, z.object({ level: z.string() })),
  /** Where a unit's name is written: the seat for villages and townships, a free place for zones. */
  labels: collection(point, z.object({ fid: z.number().int(), id: z.string(), level: z.string(), name: z.string() })),
  /** Targets that are lines (roads, pipes); drawn length may differ from the ledger's quantity, chainage is proportional. */
  lines: collection(lineString, z.object({ fid: z.number().int(), id: z.string(), kind: z.string() })),
  /** Targets that are points (works). */
  points: collection(point, z.object({ fid: z.number().int(), id: z.string(), kind: z.string() })),
});
export type GeometryBatch = z.infer<typeof geometryBatchSchema>;
export type UnitsBatch = z.infer<typeof unitsBatchSchema>;
export type TargetsBatch = z.infer<typeof targetsBatchSchema>;

export const batchSchema = z.discriminatedUnion('batch', [
  unitsBatchSchema,
  targetsBatchSchema,
  householdsBatchSchema,
  householdReviewBatchSchema,
  householdRoundBatchSchema,
  pairingsBatchSchema,
  visitsBatchSchema,
  geometryBatchSchema,
  sourcesBatchSchema,
]);
export type Batch = z.infer<typeof batchSchema>;
export type BatchKind = Batch['batch'];
/** Every kind of batch, for the forms of imports and packs. */
export const BATCH_KINDS = [
  'units',
  'targets',
  'households',
  'household-review',
  'household-round',
  'pairings',
  'visits',
  'geometry',
  'sources',
] as const satisfies readonly BatchKind[];
