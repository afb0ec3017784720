/** What a command comes to: its exit code, one JSON object for programs and plain text for people. */
import type { UsageFault } from './flags.ts';
import type { OpenRefusal } from '../core/open-county.ts';
import type { ExitRefusal } from '../../shared/domain/standards/exit-standing.ts';
import type { ScheduleRefusal } from '../../shared/domain/schedule/back-schedule.ts';
import type { TemplateFault } from '../../shared/brief/docx/fill-template.ts';
import type { AttachmentRefusal } from '../../shared/host/attachment-calls.ts';
import type { BriefRefusal } from '../../shared/host/brief-calls.ts';
import type { Output } from '../../shared/host/contract.ts';
import type { PlanReport } from '../../shared/host/import-calls.ts';
import type { UploadRefusal } from '../../shared/host/upload-calls.ts';
import type { ExportRefusal } from '../../shared/host/export-calls.ts';
import type { PackageRefusal } from '../../shared/host/package-calls.ts';

type CommitRefusal = Extract<
  Extract<Output<'import.commit'>, { ok: false }>['refusal'],
  { reason: 'plan-stale' | 'plan-blocked' | 'not-sure' | 'role' | 'vault' }
>;
type UndoRefusal = Extract<Output<'journal.undo'>, { ok: false }>['refusal'];

/** Refused by the rules or by what the data folder holds: exit 1. */
export type CommandRefusal =
  | OpenRefusal
  | UndoRefusal
  | Exclude<ExitRefusal, { reason: 'unknown-subject' }>
  | { readonly reason: 'port-in-use'; readonly port: number }
  | { readonly reason: 'port-refused'; readonly port: number; readonly message: string }
  | { readonly reason: 'host-lost' }
  /** The folder has a county already. */
  | { readonly reason: 'county-there'; readonly path: string }
  | { readonly reason: 'attachment'; readonly refusal: AttachmentRefusal }
  | { readonly reason: 'other-county'; readonly county: string }
  /** `rest`: lines that would be imported without the faulty ones; 0 where that would not help. */
  | { readonly reason: 'import-problems'; readonly count: number; readonly rest: number }
  /** Decisions that name no unit. */
  | { readonly reason: 'import-decisions'; readonly unknown: PlanReport['unknownUnits'] }
  /** No file is of a sort that could be told. */
  | { readonly reason: 'import-unknown' }
  /** Written names that are no unit's. */
  | { readonly reason: 'import-names'; readonly names: readonly string[] }
  /** What the files are was only found out, and nobody has said yes. */
  | { readonly reason: 'import-undecided' }
  /** More than a tenth of what is held would go. */
  | { readonly reason: 'import-sure' }
  | { readonly reason: 'import-commit'; readonly refusal: CommitRefusal }
  | { readonly reason: 'upload'; readonly refusal: UploadRefusal }
  | { readonly reason: 'package'; readonly refusal: PackageRefusal }
  | { readonly reason: 'verify-failed'; readonly line: number; readonly problem: string }
  | { readonly reason: 'schedule'; readonly refusal: ScheduleRefusal }
  | { readonly reason: 'unknown-action'; readonly action: string; readonly known: readonly string[] }
  | { readonly reason: 'no-browser' }
  | { readonly reason: 'snapshot-failed'; readonly message: string }
  /** The page says in a sentence of its own what it cannot make, and what to do. */
  | { readonly reason: 'page-refused'; readonly sentence: string }
  | { readonly reason: 'brief'; readonly refusal: BriefRefusal }
  | { readonly reason: 'template'; readonly fault: TemplateFault }
  | { readonly reason: 'export'; readonly refusal: ExportRefusal }
  | { readonly reason: 'unwritable'; readonly path: string; readonly message: string };

export type Outcome =
  | { readonly exit: 0; readonly value: object; readonly text: string }
  | { readonly exit: 1; readonly refusal: CommandRefusal; readonly value?: object; readonly text?: string }
  | { readonly exit: 2; readonly fault: UsageFault };

export const done = (value: object, text: string): Outcome => ({ exit: 0, value, text });
export const refused = (refusal: CommandRefusal, value?: object, text?: string): Outcome => ({
  exit: 1,
  refusal,
  ...(value ? { value } : {}),
  ...(text ? { text } : {}),
});
export const misused = (fault: UsageFault): Outcome => ({ exit: 2, fault });
