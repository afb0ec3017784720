/**
 * Entries `brief:<county>|<year>-<number>`: briefs 简报 that were issued, with the issue number 期号 of their year. Whoever issues
 * writes to a subject that is named by the number, so one number is given once; a withdrawn brief keeps its number.
 * Source: PRODUCT "Conventions of the trade": red heading with issue number by year 〔2017〕, issuing unit, date, 主送/抄送.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { daySchema } from '../unit.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

export const BRIEF_KINDS = ['daily', 'weekly', 'end'] as const;
export type BriefKind = (typeof BRIEF_KINDS)[number];

/** Who issues it and whom it goes to; empty where the product's usual words stand. */
export const letterheadFieldsSchema = z.object({
  /** In red at the top: 脱贫攻坚简报. */
  masthead: z.string().max(40),
  issuer: z.string().max(60),
  /** 主送, 抄送, 报. */
  to: z.string().max(300),
  copy: z.string().max(300),
  report: z.string().max(300),
});
export type LetterheadFields = z.infer<typeof letterheadFieldsSchema>;

const briefEntrySchema = letterheadFieldsSchema.extend({
  kind: z.enum(BRIEF_KINDS),
  on: daySchema,
  year: z.number().int().min(1949).max(2999),
  number: z.number().int().min(1).max(9999),
  withdrawn: z.boolean().optional(),
});

export interface IssuedBrief extends LetterheadFields {
  readonly kind: BriefKind;
  readonly on: string;
  readonly year: number;
  readonly number: number;
  readonly withdrawn: boolean;
}

export const briefEntryId = (county: string, year: number, number: number): string =>
  `${county}|${year}-${String(number).padStart(3, '0')}`;

/** Null when the entry is not well formed. */
function briefOfEntry(row: EntryRow): IssuedBrief | null {
  const parsed = briefEntrySchema.safeParse(row.fields);
  return parsed.success ? { ...parsed.data, withdrawn: isWithdrawn(row) } : null;
}

/** By year and number, the oldest first; withdrawn ones too, because they keep their number. */
export const issuedBriefs = (entries: Iterable<EntryRow>): IssuedBrief[] =>
  [...entries]
    .map(briefOfEntry)
    .filter((brief) => brief !== null)
    .sort((a, b) => a.year - b.year || a.number - b.number);

/** One more than the highest of the year, so that a number that was given is never given again. */
export const nextIssueNumber = (issued: readonly IssuedBrief[], year: number): number =>
  issued.reduce((highest, brief) => (brief.year === year ? Math.max(highest, brief.number) : highest), 0) + 1;

export const briefKind: EntryKind = {
  schema: briefEntrySchema,
  roles: ['duty'],
  check: (row, context) => {
    const brief = briefOfEntry(row);
    if (!brief) return null;
    const refuse = (problem: string, facts: Record<string, string | number>) =>
      ({ reason: 'entry', collection: 'brief', problem, facts }) as const;
    if (!isDay(brief.on)) return refuse('bad-day', { day: brief.on });
    if (brief.on > context.on) return refuse('in-the-future', { day: brief.on });
    const county = row.id.slice(0, row.id.lastIndexOf('|'));
    if (row.id !== briefEntryId(county, brief.year, brief.number) || brief.year !== Number(brief.on.slice(0, 4)))
      return refuse('number', { number: brief.number });
    return null;
  },
};
