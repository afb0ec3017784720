/**
 * Entries `post:<unit>|<id>`: a post at a unit with the days on which somebody holds it. Source: PRODUCT "command chain":
 * dated posts. Two people never hold the same title at the same unit on the same day.
 */
import { z } from 'zod';
import { isDay } from '../day.ts';
import { overlapping, type UnitPost } from '../posts.ts';
import { daySchema } from '../unit.ts';
import type { UnitIndex } from '../unit-index.ts';
import { type EntryKind, type EntryRow, isWithdrawn } from './entry.ts';

const postEntrySchema = z.object({
  unit: z.string().min(1),
  title: z.string().trim().min(1).max(40),
  person: z.string().trim().min(1).max(40),
  since: daySchema,
  until: daySchema.optional(),
  withdrawn: z.boolean().optional(),
});

/** Null when the entry is withdrawn or not well formed. */
export function postOfEntry(row: EntryRow): UnitPost | null {
  const parsed = postEntrySchema.safeParse(row.fields);
  if (!parsed.success || isWithdrawn(row)) return null;
  const { unit, title, person, since, until } = parsed.data;
  return { unit, id: row.subject, title, person, since, ...(until === undefined ? {} : { until }) };
}

const isSame = (a: UnitPost, b: UnitPost): boolean =>
  a.unit === b.unit && a.title === b.title && a.person === b.person && a.since === b.since;

/** Posts that the units batch states and those written as entries. An entry takes the place of the stated post of the same person, title and first day, so that a stated post can be ended. */
export function postsOfUnit(stated: readonly UnitPost[], entries: Iterable<EntryRow>): UnitPost[] {
  const written = [...entries].map(postOfEntry).filter((post) => post !== null);
  const replaced = stated.map((post) => written.find((other) => isSame(other, post)) ?? post);
  return [...replaced, ...written.filter((post) => !replaced.includes(post))];
}

/** Posts of any unit of a county, asked by its id. */
export function postsOfUnits(units: UnitIndex, entries: Iterable<EntryRow>): (unit: string) => readonly UnitPost[] {
  const written = new Map<string, EntryRow[]>();
  for (const entry of entries) {
    const unit = String(entry.fields['unit']);
    const known = written.get(unit);
    if (known) known.push(entry);
    else written.set(unit, [entry]);
  }
  return (id) => {
    const stated = units.get(id)?.posts ?? [];
    return postsOfUnit(
      stated.map((post): UnitPost => ({ ...post, unit: id })),
      written.get(id) ?? [],
    );
  };
}

export const postKind: EntryKind = {
  schema: postEntrySchema,
  roles: ['duty', 'zone', 'township'],
  check: (row, context) => {
    const post = postOfEntry(row);
    if (!post) return null;
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: 'post', problem, facts }) as const;
    const unit = context.units.get(post.unit);
    if (!unit) return refuse('unknown-unit', { unit: post.unit });
    if (!isDay(post.since) || (post.until !== undefined && !isDay(post.until)))
      return refuse('bad-day', { day: isDay(post.since) ? (post.until ?? '') : post.since });
    if (post.until !== undefined && post.until <= post.since)
      return refuse('ends-before-it-begins', { since: post.since, until: post.until });
    const stated = unit.posts.map((each): UnitPost => ({ ...each, unit: unit.id }));
    const others = [...context.entries('post')].filter((entry) => entry.subject !== row.subject);
    const known = postsOfUnit(stated, others).filter((other) => other.id !== undefined || !isSame(other, post));
    const clash = overlapping(known, post);
    return clash ? refuse('overlap', { title: clash.title, person: clash.person, since: clash.since }) : null;
  },
};
