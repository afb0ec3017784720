/** What host and import worker say to each other. Everything is cloned on its way; large bytes are handed over. */
import type { BatchKind, TargetSpec } from '../../../shared/domain/batch.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import type { State } from '../../../shared/domain/clearance.ts';
import type { ColumnMapping } from '../../../shared/domain/entries/mapping.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { LayerChoice, LayerReport, PlanReport } from '../../../shared/host/import-calls.ts';
import type { UploadEvent } from '../../../shared/host/upload-calls.ts';
import type { GivenFile } from '../import/formats/format.ts';
import type { NewCounty } from '../import/plan.ts';
import type { TilesArchive } from '../import/tiles.ts';
import type { VillageStatement } from '../vault/imported-people.ts';

/** The county as the worker needs it; large bodies are named and read there. */
export interface HeldMessage {
  readonly settings: CountySettings;
  readonly units: readonly Unit[];
  readonly targets: readonly TargetSpec[];
  /** States other than `open`, by target. */
  readonly states: Readonly<Record<string, State>>;
  /** Units that households lie in. */
  readonly inhabited: readonly string[];
  readonly batchFolder: string;
  /** Geometry batches that stand, oldest first. */
  readonly geometry: readonly string[];
  /** Names of all batches that stand, by kind: the newest last. */
  readonly standing: Readonly<Partial<Record<BatchKind, readonly string[]>>>;
  /** What a person has taken headings for, earlier. */
  readonly mappings: readonly ColumnMapping[];
  /** Written name → unit, or null for "leave out", as decided earlier. */
  readonly aliases: readonly (readonly [string, string | null])[];
}

export interface InspectTask {
  readonly task: 'inspect';
  readonly choices: readonly LayerChoice[];
}
export interface PlanTask {
  readonly task: 'plan';
  readonly choices: readonly LayerChoice[];
  readonly decisions: Readonly<Record<string, string | null>>;
  readonly newCounty: NewCounty;
  /** Day that counts as today, for ledgers that do not say theirs. */
  readonly today: string;
  /** Where the county's tile archives lie; empty where there is none. */
  readonly archiveFolder: string;
}
/** The .xlsx of the last plan's problems. */
export interface ProblemsTask {
  readonly task: 'problems';
}
export type WorkerTask = InspectTask | PlanTask | ProblemsTask;

export interface WorkerRequest {
  readonly id: number;
  /** Set when the upload has grown since the last request. */
  readonly files?: readonly GivenFile[];
  /** Set when the county has gone on since the last request; null for a county without settings. */
  readonly held?: HeldMessage | null;
  readonly task: WorkerTask;
}

/** A batch as the store keeps it. */
export interface PackedBatch {
  readonly sha256: string;
  readonly kind: BatchKind;
  readonly rows: number;
  readonly gzipped: Uint8Array;
  /** File that it comes from, for people. */
  readonly source: string;
}

/** What the commit writes. */
export interface Writable {
  readonly batches: readonly PackedBatch[];
  readonly settings: CountySettings | null;
  /** Targets that go because the file does not have them. */
  readonly removed: readonly string[];
  /** Tile archives that the county does not hold yet. */
  readonly tiles: readonly TilesArchive[];
  /** Personal fields for the vault. */
  readonly people: readonly VillageStatement[];
  /** What is to be remembered of what a person said about columns and names. */
  readonly mappings: readonly ColumnMapping[];
  readonly aliases: Readonly<Record<string, string | null>>;
}

export type WorkerResult =
  | { readonly task: 'inspect'; readonly layers: readonly LayerReport[] }
  | { readonly task: 'plan'; readonly report: Omit<PlanReport, 'ok' | 'plan'>; readonly writable: Writable }
  | { readonly task: 'problems'; readonly xlsx: Uint8Array };

export type WorkerReply =
  | { readonly id: number; readonly progress: Pick<UploadEvent, 'phase' | 'name' | 'done' | 'total'> }
  | { readonly id: number; readonly result: WorkerResult };
