/**
 * The host contract: every operation that a shell offers to the renderer, declared once with its schemas. Both shells
 * implement exactly this; both ends derive their types from it. A capability that a shell lacks is declared in `host.info`.
 */
import { z } from 'zod';
import { draftSchema, operationIdSchema, recordSchema } from '../log/operation.ts';
import { appendResultSchema, positionSchema, savedSchema } from './answers.ts';
import { attachmentCalls } from './attachment-calls.ts';
import { briefCalls } from './brief-calls.ts';
import { countyCalls } from './county-calls.ts';
import { exportCalls } from './export-calls.ts';
import { archiveCalls } from './archive-calls.ts';
import { importCalls } from './import-calls.ts';
import { packageCalls } from './package-calls.ts';
import { paperCalls } from './paper-calls.ts';
import { personCalls } from './person-calls.ts';
import { uploadCalls, uploadEventSchema } from './upload-calls.ts';

const nothing = z.object({});

export const archiveSchema = z.object({
  /** Name in the tiles URL, `tiles/<id>`. */
  id: z.string(),
  kind: z.enum(['vector', 'raster', 'raster-dem']),
  encoding: z.enum(['terrarium', 'mapbox']).optional(),
  /** Name for people of an archive that was imported; the county's own, `base` and `terrain`, have none. */
  title: z.string().optional(),
  /** Layers of imported vector tiles. */
  layers: z.array(z.string()).optional(),
  bytes: z.number(),
});

export const capabilitiesSchema = z.object({
  /** A save dialog that lets the user choose the folder; without it pictures go to the exports folder. */
  chooseFolder: z.boolean(),
  /** Several displays with a window each. */
  displays: z.boolean(),
  /** Keeps the screen awake. */
  keepAwake: z.boolean(),
  /** The system locks the key of personal data; otherwise it lies in a file that only this user may read. */
  systemKeystore: z.boolean(),
});

export const hostInfoSchema = z.object({
  shell: z.enum(['electron', 'http']),
  version: z.string(),
  /** Folder that holds the data, for people to read; never used as a path by the renderer. */
  dataFolder: z.string(),
  /** Present when writes are refused, with the cause. */
  readOnly: z.string().optional(),
  capabilities: capabilitiesSchema,
  archives: z.array(archiveSchema),
  /** Id of the store: changes when the data folder is another one, so that stale projections are never trusted. */
  store: z.string(),
  position: positionSchema,
  /** What was mended or found wrong when the journal was opened. */
  notices: z.array(z.object({ kind: z.enum(['torn-tail', 'archive-missing', 'archive-broken']), detail: z.string() })),
  /** The host's current time, county time base for new operations (ms). */
  now: z.number(),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

export const verifyReportSchema = z.object({
  ok: z.boolean(),
  records: z.number(),
  chains: z.number(),
  /** First fault found, if any: line number in the journal (from 1) and what is wrong with it. */
  fault: z.object({ line: z.number(), problem: z.enum(['hash', 'gap', 'form', 'unreadable']) }).optional(),
});

/** A table of 350,000 households fits. */
const MAX_FILE_CHARACTERS = 64 * 1024 * 1024;

/** name → input and output. Names double as channel and path, so they are URL-safe. */
export const contract = {
  'host.info': { input: nothing, output: hostInfoSchema },
  /** Records from `after` on, at most `limit`; ask again until `done`. */
  'journal.read': {
    input: z.object({ after: z.number().int().nonnegative(), limit: z.number().int().min(1).max(5000) }),
    output: z.object({ records: z.array(recordSchema), position: positionSchema, done: z.boolean() }),
  },
  /** Appends all drafts or none: written, flushed to disk, then answered. */
  'journal.append': { input: z.object({ drafts: z.array(draftSchema).min(1).max(500) }), output: appendResultSchema },
  /** Takes back the newest operation that this user may take back; refuses with `nothing` when there is none. */
  'journal.undo': {
    input: z.object({ user: z.string().min(1), role: z.string() }),
    output: z.union([
      appendResultSchema,
      z.object({
        ok: z.literal(false),
        refusal: z.discriminatedUnion('reason', [
          z.object({ reason: z.literal('nothing') }),
          /** Somebody has gone on from there; undoing it would undo their work too. */
          z.object({ reason: z.literal('gone-on'), operation: operationIdSchema, subject: z.string() }),
        ]),
      }),
    ]),
  },
  'journal.verify': { input: nothing, output: verifyReportSchema },
  /** Saves a picture (base64 of PNG bytes) safely. */
  'picture.save': { input: z.object({ name: z.string().min(1).max(200), base64: z.string() }), output: savedSchema },
  /** Saves a table or text safely, as UTF-8; the name ends in `.csv` (taken for granted) or `.txt`. */
  'file.save': {
    input: z.object({ name: z.string().min(1).max(200), text: z.string().max(MAX_FILE_CHARACTERS) }),
    output: savedSchema,
  },
  ...attachmentCalls,
  ...briefCalls,
  ...countyCalls,
  ...exportCalls,
  ...archiveCalls,
  ...importCalls,
  ...packageCalls,
  ...paperCalls,
  ...personCalls,
  ...uploadCalls,
} as const;
export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type Input<N extends OperationName> = z.input<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;

/** The host as the renderer sees it and as shells implement it. */
export type Host = { [N in OperationName]: (input: Input<N>) => Promise<Output<N>> };

/** Pushed from host to every window. */
export const eventsSchema = z.discriminatedUnion('event', [
  /** Somebody wrote. */
  z.object({ event: z.literal('journal.appended'), position: positionSchema }),
  /** The folder holds other tile archives now: windows ask `host.info` again. */
  z.object({ event: z.literal('archives.changed') }),
  /** The folder holds another county now: windows load anew. */
  z.object({ event: z.literal('store.replaced'), store: z.string() }),
  uploadEventSchema,
]);
export type HostEvent = z.infer<typeof eventsSchema>;

/** Batches and tiles are read as bytes under these paths in both shells (relative to the page's origin). */
export const batchPath = (sha256: string): string => `batches/${sha256}`;
export const tilesPath = (archive: string): string => `tiles/${archive}`;
