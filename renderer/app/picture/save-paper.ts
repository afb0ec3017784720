/** Sends a file to the host in pieces: the place is opened before the work begins, and nothing is left when it is cut short. */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { PAPER_PIECE_BYTES, type PaperFormat, type PaperRefusal } from '../../../shared/host/paper-calls.ts';
import type { HostClient } from '../../host/host-client.ts';
import { base64Of } from './take-picture.ts';

export interface SavedPaper {
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
}
type Made<F> = Result<Blob, F>;

export interface SaveOptions {
  readonly signal: AbortSignal;
  /** Share that has been written, 0–1. */
  readonly onWritten?: (share: number) => void;
}

/** `make` is called when there is a place for the file; what it refuses is passed on. */
export async function savePaper<F>(
  host: HostClient,
  name: string,
  format: PaperFormat,
  make: () => Promise<Made<F>>,
  { signal, onWritten }: SaveOptions,
): Promise<Result<SavedPaper, F | PaperRefusal>> {
  const begun = await host['paper.begin']({ name, format });
  if (!begun.ok) return fail(begun.refusal);
  const { file } = begun;
  let finished = false;
  try {
    const made = await make();
    if (!made.ok) return made;
    const blob = made.value;
    for (let at = 0; at < blob.size; at += PAPER_PIECE_BYTES) {
      if (signal.aborted) return fail({ reason: 'cancelled' });
      const base64 = await base64Of(blob.slice(at, at + PAPER_PIECE_BYTES));
      const taken = await host['paper.append']({ file, base64 });
      if (!taken.ok) return fail(taken.refusal);
      onWritten?.(taken.bytes / blob.size);
    }
    if (signal.aborted) return fail({ reason: 'cancelled' });
    const saved = await host['paper.finish']({ file });
    finished = true;
    return saved.ok ? ok({ name: saved.name, folder: saved.folder, bytes: saved.bytes }) : fail(saved.refusal);
  } finally {
    // An unreachable host puts it away by itself.
    if (!finished) await host['paper.abort']({ file }).catch(() => undefined);
  }
}
