/**
 * Entries `mark:<unit or household>|<standard>@<version>|<item>`: what a person says about an item of an exit standard. Source:
 * PRODUCT row "exit standard 「696」", items that no data can tell; PRODUCT "pass / fail / not applicable with its
 * evidence", "the data keeps what was said" (a stated figure stands beside the computed one).
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { type Standard, standardKey, type StandardItem } from '../standard.ts';
import type { MarkFact } from '../standards/facts.ts';
import { daySchema } from '../unit.ts';
import { type EntryKind, type EntryRow, isWithdrawn, ownerUnit } from './entry.ts';

const markEntrySchema = z.object({
  verdict: z.enum(['pass', 'fail', 'na']).optional(),
  /** Needed for everything but a pass. */
  why: z.string().trim().max(400).optional(),
  /** What shows it: a document, who was asked. */
  evidence: z.string().max(400).optional(),
  /** Why it stands above what the data say. */
  override: z.string().trim().min(1).max(400).optional(),
  /** Figure that a document states for a computed item. */
  stated: z.number().finite().optional(),
  /** Day on which it was looked at. */
  on: daySchema,
  by: z.string().trim().min(1).max(40),
  withdrawn: z.boolean().optional(),
});

export interface Mark extends MarkFact {
  /** Unit or household. */
  readonly owner: string;
  /** `<standard>@<version>`. */
  readonly standard: string;
  readonly item: string;
}

/** Id of the entry that holds the mark of an item. */
export const markId = (owner: string, standard: Pick<Standard, 'id' | 'version'>, item: string): string =>
  `${owner}|${standardKey(standard)}|${item}`;

/** Null when the entry is withdrawn or not well formed. */
export function markOfEntry(row: EntryRow): Mark | null {
  const parsed = markEntrySchema.safeParse(row.fields);
  const [owner, standard, item, more] = row.id.split('|');
  if (!parsed.success || isWithdrawn(row) || !owner || !standard || !item || more !== undefined) return null;
  const { withdrawn: _withdrawn, ...said } = parsed.data;
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
  return { ...(given as MarkFact), owner, standard, item };
}

/** Marks of each owner by item, of one version of a standard. */
export function marksByOwner(entries: Iterable<EntryRow>, standard: Standard): Map<string, Map<string, MarkFact>> {
  const key = standardKey(standard);
  const owners = new Map<string, Map<string, MarkFact>>();
  for (const row of entries) {
    const mark = markOfEntry(row);
    if (mark?.standard !== key) continue;
    const own = owners.get(mark.owner) ?? new Map<string, MarkFact>();
    owners.set(mark.owner, own.set(mark.item, mark));
  }
  return owners;
}

/** Versions that somebody has already marked by: they may not change any more. */
export const markedStandards = (entries: Iterable<EntryRow>): Set<string> =>
  new Set([...entries].map((row) => markOfEntry(row)?.standard).filter((key) => key !== undefined));

/** What is wrong with a mark in itself; null when nothing is. */
function markFault(mark: Mark, item: StandardItem): string | null {
  const isComputed = item.rule.by !== 'hand';
  if (mark.verdict === undefined && mark.stated === undefined) return 'says-nothing';
  if (mark.verdict !== undefined && mark.verdict !== 'pass' && !mark.why) return 'needs-why';
  if (mark.verdict !== undefined && isComputed && !mark.override) return 'computed';
  if (mark.stated !== undefined && !isComputed) return 'stated-by-hand';
  return null;
}

export const markKind: EntryKind = {
  schema: markEntrySchema,
  roles: ['duty', 'zone', 'township', 'village', 'inspector'],
  check: (row, context) => {
    const refuse = (problem: string, facts: Record<string, string> = {}) =>
      ({ reason: 'entry', collection: 'mark', problem, facts }) as const;
    const mark = markOfEntry(row);
    if (!mark) return refuse('bad-name', { id: row.id });
    const unit = context.units.get(mark.owner);
    const isHousehold = ownerUnit(mark.owner) !== mark.owner;
    if (!unit && !(isHousehold && context.isKnown(mark.owner))) return refuse('unknown-owner', { owner: mark.owner });
    const standard = context.settings?.standards?.find((one) => standardKey(one) === mark.standard);
    if (!standard) return refuse('unknown-standard', { standard: mark.standard });
    if (standard.level !== (isHousehold ? 'household' : unit?.level))
      return refuse('wrong-level', { name: standard.name });
    const item = standard.items.find(({ id }) => id === mark.item);
    if (!item) return refuse('unknown-item', { name: standard.name, item: mark.item });
    const on = mark.on ?? '';
    if (!isDay(on)) return refuse('bad-day', { day: on });
    if (on > context.on) return refuse('in-the-future', { day: on });
    const fault = markFault(mark, item);
    return fault === null ? null : refuse(fault, { item: item.name });
  },
};
