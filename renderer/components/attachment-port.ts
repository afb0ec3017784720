/** What the evidence widgets ask of whoever keeps files. */
import type { AttachmentFile } from '../../shared/domain/attachment.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { AttachmentRefusal } from '../../shared/host/attachment-calls.ts';

type PutPhase = 'reading' | 'sending' | 'thumbnail';
export type PutRefusal = AttachmentRefusal | { readonly reason: 'unreachable' | 'unreadable' };

export interface AttachmentPort {
  put(
    file: File,
    onPhase?: (phase: PutPhase) => void,
  ): Promise<Result<{ readonly file: AttachmentFile; readonly cleaned: boolean }, PutRefusal>>;
  lend(sha256: string): Promise<{ readonly url: string; release(): void } | null>;
  save(file: AttachmentFile): Promise<boolean>;
}

/** Where a file stands that somebody has chosen. */
export type PickState =
  | { readonly at: PutPhase }
  | { readonly at: 'stored'; readonly cleaned: boolean }
  | { readonly at: 'refused'; readonly refusal: PutRefusal };
