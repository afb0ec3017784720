/**
 * What the import section holds between two clicks: the upload, what the host found in its files, what a person decided, the
 * last plan. Survives a switch of mode; the files themselves lie in the host's memory, so after a reload only the upload's
 * name is known and the host is asked whether it still has it.
 */
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Day } from '../../../../shared/domain/unit.ts';
import type { LayerChoice, LayerReport, PlanReport, Unmatched } from '../../../../shared/host/import-calls.ts';
import type { UploadEvent } from '../../../../shared/host/upload-calls.ts';
import type { ImportFault } from './import-fault.ts';

export const STEPS = ['files', 'check', 'names', 'problems', 'write'] as const;
export type Step = (typeof STEPS)[number];

/** A file of the upload. */
export interface SentFile {
  readonly name: string;
  readonly bytes: number;
  /** Bytes that the host has. */
  readonly sent: number;
}

/** A call that takes long. */
export interface Work {
  readonly call: 'sending' | 'inspect' | 'plan' | 'problems' | 'commit';
  readonly phase: UploadEvent['phase'] | null;
  /** File or layer at work. */
  readonly name: string;
  readonly done: number;
  /** 0 where nobody knows. */
  readonly total: number;
  /** `performance.now()` at its begin. */
  readonly since: number;
  /** Somebody asked to end it. */
  readonly ending: boolean;
}

/** The county that an empty folder gets with its first import; what is left empty the files say. */
export interface NewCountyFields {
  readonly name: string;
  readonly code: string;
  readonly campaign: string;
  readonly start: Day | '';
  readonly deadline: Day | '';
}

/** What was written, kept for the last page. */
export interface Written {
  readonly operations: number;
  /** Records in the journal right after it: as long as there are no more, undo takes back this import. */
  readonly position: number;
  readonly changes: PlanReport['changes'];
  readonly undone: boolean;
}

export interface Importing {
  readonly step: Step;
  readonly upload: string | null;
  /** False while files are still on their way. */
  readonly complete: boolean;
  readonly files: readonly SentFile[];
  readonly layers: readonly LayerReport[];
  /** By layer, only what a person said. */
  readonly choices: Readonly<Record<string, LayerChoice>>;
  /** Layer that is looked at. */
  readonly layer: string | null;
  readonly decisions: Readonly<Record<string, string | null>>;
  /** Every name of this upload that was no unit's, decided or not, in the order of their meeting. */
  readonly names: readonly Unmatched[];
  readonly newCounty: NewCountyFields | null;
  readonly plan: PlanReport | null;
  /** `questionOf` that the plan answers. */
  readonly planned: string | null;
  readonly work: Work | null;
  readonly fault: ImportFault | null;
  /** Where the list of problems was saved. */
  readonly saved: { readonly name: string; readonly folder: string } | null;
  readonly written: Written | null;
  /** Names of files that a reload of the page lost. */
  readonly lost: readonly string[];
}

export const EMPTY: Importing = {
  step: 'files',
  upload: null,
  complete: false,
  files: [],
  layers: [],
  choices: {},
  layer: null,
  decisions: {},
  names: [],
  newCounty: null,
  plan: null,
  planned: null,
  work: null,
  fault: null,
  saved: null,
  written: null,
  lost: [],
};

type Kept = Pick<Importing, 'upload' | 'complete' | 'files' | 'newCounty'>;

export const useImporting = create<Importing>()(
  persist((): Importing => EMPTY, {
    name: 'guatu.import',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ upload, complete, files, newCounty }): Kept => ({ upload, complete, files, newCounty }),
  }),
);

export const importing = (): Importing => useImporting.getState();
export function setImporting(change: Partial<Importing>): void {
  useImporting.setState(change);
}
export const showStep = (step: Step): void => setImporting({ step });
