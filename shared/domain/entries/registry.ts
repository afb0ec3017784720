/** Every collection of entries, by name. */
import type { EntryKind } from './entry.ts';
import { evaluationKind } from './evaluation.ts';
import { inspectionKind } from './inspection.ts';

export const ENTRY_KINDS: Readonly<Record<string, EntryKind>> = {
  evaluation: evaluationKind,
  inspection: inspectionKind,
};
