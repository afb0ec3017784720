/**
 * Entries `inspection:<county>|<id>`: one inspection with its groups and, as `recheck.<problem>`, what it found when it looked
 * at cleared problems again 回头看. Source: PRODUCT row "supervision 四位一体督查"; rules in `../inspection.ts`.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import {
  type Inspection,
  inspectionFaults,
  inspectionGroupSchema,
  inspectionKindSchema,
  type Recheck,
  recheckSchema,
} from '../inspection.ts';
import { daySchema } from '../unit.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const RECHECK = 'recheck.';
export const recheckField = (problem: string): string => `${RECHECK}${problem}`;

const recheckValueSchema = recheckSchema.omit({ problem: true });
const inspectionEntrySchema = z
  .object({
    kind: inspectionKindSchema,
    name: z.string().trim().min(1).max(60),
    from: daySchema,
    to: daySchema,
    groups: z.array(inspectionGroupSchema),
    withdrawn: z.boolean().optional(),
  })
  .catchall(recheckValueSchema);

export interface RecordedInspection extends Inspection {
  readonly subject: string;
  readonly rechecks: readonly Recheck[];
}

/** Null when the entry is withdrawn or not well formed. */
export function inspectionOfEntry(row: EntryRow): RecordedInspection | null {
  const parsed = inspectionEntrySchema.safeParse(row.fields);
  if (!parsed.success || isWithdrawn(row)) return null;
  const { kind, name, from, to, groups } = parsed.data;
  return { id: row.id, subject: row.subject, kind, name, from, to, groups, rechecks: rechecksIn(row) };
}

function rechecksIn(row: EntryRow): Recheck[] {
  return Object.entries(row.fields).flatMap(([field, value]) => {
    const parsed = field.startsWith(RECHECK) ? recheckValueSchema.safeParse(value) : null;
    return parsed?.success ? [{ problem: field.slice(RECHECK.length), ...parsed.data }] : [];
  });
}

/** Those that stand, the newest first. */
export const inspectionsOf = (entries: Iterable<EntryRow>): RecordedInspection[] =>
  [...entries]
    .map(inspectionOfEntry)
    .filter((inspection) => inspection !== null)
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from > b.from ? -1 : 1));

export const inspectionKind: EntryKind = {
  schema: inspectionEntrySchema,
  roles: ['duty', 'inspector'],
  check: (row, context) => {
    const inspection = inspectionOfEntry(row);
    if (!inspection) return null;
    const refuse = (problem: string, facts: Record<string, string | number>) =>
      ({ reason: 'entry', collection: 'inspection', problem, facts }) as const;
    const badDay = [inspection.from, inspection.to, ...inspection.rechecks.map((it) => it.on)].find(
      (day) => !isDay(day),
    );
    if (badDay !== undefined) return refuse('bad-day', { day: badDay });
    const [fault] = inspectionFaults(inspection, context.units);
    if (fault) {
      const { reason, ...facts } = fault;
      if ('groups' in facts) {
        const [group, other] = facts.groups;
        return refuse(reason, { person: facts.person, group, other });
      }
      return refuse(reason, facts);
    }
    const unknown = inspection.rechecks.find((it) => !context.isKnown(it.problem));
    if (unknown) return refuse('unknown-problem', { problem: unknown.problem });
    const silent = inspection.rechecks.find((it) => it.result !== 'holds' && it.note.trim() === '');
    return silent ? refuse('needs-note', { problem: silent.problem }) : null;
  },
};
