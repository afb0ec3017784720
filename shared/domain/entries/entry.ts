/**
 * Entries: what a county writes down beside its targets (posts, visits, rounds, inspections, marks …). An entry is named
 * `<collection>:<id>`; where it belongs to a unit or household the id begins with that and a bar, `mark:990101005202|roads`,
 * so that its stream and scope are known from the name alone. Its fields are registers: see `../../log/subject-fold.ts`.
 */
import type { z } from 'zod';
import type { CountySettings } from '../campaign.ts';
import type { Role } from '../role.ts';
import type { Day } from '../unit.ts';
import type { UnitIndex } from '../unit-index.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface EntryRow {
  /** `<collection>:<id>`. */
  readonly subject: string;
  readonly collection: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
  /** Fields for which two seats said different things; the newest is shown. */
  readonly disputed: readonly string[];
  readonly notes: readonly { readonly id: string; readonly at: number; readonly user: string; readonly text: string }[];
  /** When it last changed and by whom. */
  readonly last?: { readonly at: number; readonly user: string };
}

/** Null for subjects that are no entry's: targets, households, batches, the county. */
export function entrySubject(subject: string): { collection: string; id: string; owner: string | null } | null {
  const match = /^([a-z][a-z-]*):(.+)$/.exec(subject);
  if (!match?.[1] || !match[2] || match[1] === 'batch') return null;
  const bar = match[2].indexOf('|');
  return { collection: match[1], id: match[2], owner: bar < 0 ? null : match[2].slice(0, bar) };
}

/** Village of a household's id; any other owner is a unit itself. */
export const ownerUnit = (owner: string): string => owner.replace(/\/\d{4}$/, '');

/** An entry that does not count any more; nothing is deleted. */
export const isWithdrawn = (row: EntryRow): boolean => row.fields['withdrawn'] === true;

/** What the rules of a collection may look at. */
export interface EntryContext {
  readonly settings: CountySettings | undefined;
  readonly units: UnitIndex;
  /** Day on which it is written. */
  readonly on: Day;
  entries(collection: string): Iterable<EntryRow>;
  /** Whether there is such a target, household or unit. */
  isKnown(subject: string): boolean;
  /** Ids of the households that a cadre answers for. */
  pairedWith(cadre: string): readonly string[];
}

/** Why an entry is refused: `problem` picks the sentence, `facts` fill it. */
export type EntryRefusal = {
  readonly reason: 'entry';
  readonly collection: string;
  readonly problem: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** A collection: the form of its fields once all are set, who may write it, and what else must hold. */
export interface EntryKind {
  readonly schema: z.ZodType;
  readonly roles: readonly Role[];
  readonly check?: (row: EntryRow, context: EntryContext) => EntryRefusal | null;
}
