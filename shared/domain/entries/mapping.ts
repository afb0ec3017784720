/**
 * Entries `mapping:<sort>` and `mapping:targets.<kind>`: what a person has taken the headings of imported files for. A field a
 * heading, as headings are compared, with the id of the column that it stands for, or nothing for "not imported".
 */
import { z } from 'zod';
import type { EntryKind, EntryRow } from './entry.ts';

const mappingEntrySchema = z.record(z.string().min(1).max(200), z.string().max(60));

export interface ColumnMapping {
  /** What files with these headings were imported as. */
  readonly as: string;
  readonly kind: string | null;
  /** By heading: id of the column, null for "not imported". */
  readonly columns: Readonly<Record<string, string | null>>;
}

const idOf = ({ as, kind }: Pick<ColumnMapping, 'as' | 'kind'>): string => (kind === null ? as : `${as}.${kind}`);

export const mappingSubject = (mapping: Pick<ColumnMapping, 'as' | 'kind'>): string => `mapping:${idOf(mapping)}`;

/** What an edit sets to remember a mapping. */
export const mappingFields = ({ columns }: ColumnMapping): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([heading, column]) => [heading, column ?? '']));

/** Null when the entry is not well formed. */
export function mappingOf(row: EntryRow): ColumnMapping | null {
  const parsed = mappingEntrySchema.safeParse(row.fields);
  if (!parsed.success) return null;
  const cut = row.id.indexOf('.');
  const columns = Object.entries(parsed.data).map(([heading, column]) => [heading, column === '' ? null : column]);
  return {
    as: cut < 0 ? row.id : row.id.slice(0, cut),
    kind: cut < 0 ? null : row.id.slice(cut + 1),
    columns: Object.fromEntries(columns) as Record<string, string | null>,
  };
}

export const mappingKind: EntryKind = { schema: mappingEntrySchema, roles: ['duty'] };
