/** Entries as folds of what has been written about them. */
import { type EntryRow, entrySubject } from '../domain/entries/entry.ts';
import { clockMs } from './clock.ts';
import { disputedFields, editedFields } from './edits.ts';
import type { SubjectFold } from './subject-fold.ts';

/** The entry that a fold amounts to; null when nothing has been written or the subject is no entry's. */
export function entryRow(subject: string, fold: SubjectFold): EntryRow | null {
  const named = entrySubject(subject);
  const isEmpty = Object.values(fold.edits).every((register) => register.heads.length === 0) && fold.notes.length === 0;
  if (!named || isEmpty) return null;
  return {
    subject,
    collection: named.collection,
    id: named.id,
    fields: editedFields(fold.edits),
    disputed: disputedFields(fold.edits),
    notes: fold.notes.map(({ id, clock, user, text }) => ({ id, at: clockMs(clock), user, text })),
    ...(fold.last ? { last: { at: clockMs(fold.last.clock), user: fold.last.user } } : {}),
  };
}
