/**
 * Differences that need a person: several seats said different things about the same thing, and none knew of the other. Each
 * lists every value with who said it; letting one stand is an operation that names them all. Source: SYNC "Merge rules".
 */
import { z } from 'zod';
import { nextProblemNumber } from '../domain/problem.ts';
import { canonical } from './canonical.ts';
import { clockMs } from './clock.ts';
import { type County, unitIndex } from './county.ts';
import { disputedFields } from './edits.ts';
import { streamOf, unitOf } from './fold.ts';
import { householdRow } from './household-fold.ts';
import type { Draft, OperationId } from './operation.ts';
import type { Head, Register } from './register.ts';
import { newestHead } from './register.ts';
import { standingState, type SubjectFold } from './subject-fold.ts';

export const DIFFERENCE_SORTS = ['state', 'amount', 'reach', 'field', 'number'] as const;

const valueSchema = z.object({
  /** What `choose` names: the operation, or for numbers the problem. */
  id: z.string(),
  at: z.number(),
  user: z.string(),
  device: z.string(),
  /** A state, a percentage, an amount, the field's value; for numbers the problem's name. */
  value: z.json(),
  note: z.string().optional(),
  /** Shown until somebody decides. */
  stands: z.boolean(),
});

export const differenceSchema = z.object({
  /** Target, household or entry; for a number given twice the first problem that has it. */
  subject: z.string(),
  /** Names it for people; the subject where it has no name. */
  name: z.string(),
  /** Kind of a target, collection of an entry, `household`. */
  kind: z.string(),
  unit: z.string(),
  sort: z.enum(DIFFERENCE_SORTS),
  /** What differs within the subject: `state`, `amount`, `reach:<stage>`, `field:<name>`, `number:<number>`. */
  about: z.string(),
  /** Oldest first. */
  values: z.array(valueSchema),
});
export type Difference = z.infer<typeof differenceSchema>;
type Value = z.infer<typeof valueSchema>;

const deviceOf = (id: OperationId): string => id.slice(0, id.indexOf('/'));

function valuesOf<V>(
  register: Register<V>,
  shown: (value: V) => Value['value'],
  standing: OperationId | undefined,
  noteOf: (value: V) => string | undefined = () => undefined,
): Value[] {
  return register.heads.map(({ clock, id, user, value }) => {
    const note = noteOf(value);
    return {
      id,
      at: clockMs(clock),
      user,
      device: deviceOf(id),
      value: shown(value),
      ...(note === undefined ? {} : { note }),
      stands: id === standing,
    };
  });
}

const differ = <V>(register: Register<V>, shown: (value: V) => unknown): boolean =>
  new Set(register.heads.map((head) => canonical(shown(head.value)))).size > 1;

/** What differs within one subject. */
function within(fold: SubjectFold): Pick<Difference, 'about' | 'sort' | 'values'>[] {
  const found: Pick<Difference, 'about' | 'sort' | 'values'>[] = [];
  const standing = standingState(fold);
  if (standing?.disputed) {
    const shown = fold.clearance.heads.find((head) => head.value.to === standing.state)?.id;
    const values = valuesOf(
      fold.clearance,
      (value) => value.to,
      shown,
      (value) => value.note,
    );
    found.push({ sort: 'state', about: 'state', values });
  }
  if (differ(fold.amount, (value) => value.percent)) {
    const values = valuesOf(fold.amount, (value) => value.percent, newestHead(fold.amount)?.id);
    found.push({ sort: 'amount', about: 'amount', values });
  }
  for (const [stage, register] of Object.entries(fold.reaches)) {
    if (!differ(register, (value) => value.reached)) continue;
    const values = valuesOf(register, (value) => value.reached, newestHead(register)?.id);
    found.push({ sort: 'reach', about: `reach:${stage}`, values });
  }
  for (const field of disputedFields(fold.edits)) {
    const register = fold.edits[field];
    if (!register) continue;
    // A value may hold read-only lists; as JSON they are the same.
    const values = valuesOf(register, (value) => value as Value['value'], newestHead(register)?.id);
    found.push({ sort: 'field', about: `field:${field}`, values });
  }
  return found;
}

/** Numbers that several problems have: each seat counted on from what it knew. */
function numbersGivenTwice(county: County): Difference[] {
  const byNumber = new Map<string, string[]>();
  for (const { id, problem } of county.rows.values())
    if (problem) byNumber.set(problem.number, [...(byNumber.get(problem.number) ?? []), id]);
  return [...byNumber].flatMap(([number, ids]) => {
    const [first, second] = ids;
    const row = first === undefined ? undefined : county.rows.get(first);
    if (!row || second === undefined) return [];
    const values = ids
      .map((id): Value => {
        const stated = county.specs.get(id)?.[0];
        const author = stated?.user ?? county.imports.get(stated?.id ?? '')?.user ?? '';
        const at = stated ? clockMs(stated.clock) : 0;
        const device = stated ? deviceOf(stated.id) : '';
        return { id, at, user: author, device, value: county.rows.get(id)?.name ?? id, stands: true };
      })
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return [
      {
        subject: values[0]?.id ?? row.id,
        name: number,
        kind: row.kind,
        unit: row.unit,
        sort: 'number' as const,
        about: `number:${number}`,
        values,
      },
    ];
  });
}

/** Everything that is to be decided, by unit, then by subject. */
export function differencesOf(county: County): Difference[] {
  const found = [...county.folds].flatMap(([subject, fold]) =>
    within(fold).map((part): Difference => {
      const row = county.rows.get(subject);
      const entry = county.entries.get(subject);
      const name = row?.name ?? String(entry?.fields['name'] ?? subject);
      const kind = row?.kind ?? entry?.collection ?? (householdRow(subject) ? 'household' : '');
      return { subject, name, kind, unit: unitOf(county, subject), ...part };
    }),
  );
  const order = ({ about, subject, unit }: Difference): string => `${unit} ${subject} ${about}`;
  return [...found, ...numbersGivenTwice(county)].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** What lets one value stand; null when there is no such difference or value any more. */
export function decisionDrafts(
  county: County,
  asked: { readonly subject: string; readonly about: string; readonly choose: string },
  author: { readonly user: string; readonly role: string },
): Draft[] | null {
  const { about, choose, subject } = asked;
  if (about.startsWith('number:')) return renumberings(county, about.slice('number:'.length), choose, author);
  const fold = county.folds.get(subject);
  const found = fold && within(fold).find((part) => part.about === about);
  if (!fold || !found?.values.some(({ id }) => id === choose)) return null;
  const base = found.values.map(({ id }) => id);
  const frame = { stream: streamOf(county, subject), ...author, base, subject };
  // The statement counts from when it was made, not from when it was chosen.
  const sinceOf = ({ clock, value }: Head<{ readonly since?: string }>): string => value.since ?? clock;
  if (about === 'state') {
    const head = fold.clearance.heads.find(({ id }) => id === choose);
    if (!head) return null;
    const { note, to } = head.value;
    return [{ ...frame, k: 'clearance', payload: { to, ...(note ? { note } : {}), since: sinceOf(head) } }];
  }
  if (about === 'amount') {
    const head = fold.amount.heads.find(({ id }) => id === choose);
    if (!head) return null;
    const { asOf, percent } = head.value;
    return [{ ...frame, k: 'amount', payload: { percent, asOf, since: sinceOf(head) } }];
  }
  const [sort, name = ''] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)];
  if (sort === 'reach') {
    const head = fold.reaches[name]?.heads.find(({ id }) => id === choose);
    if (!head) return null;
    const { asOf, reached } = head.value;
    return [{ ...frame, k: 'reach', payload: { stage: name, reached, asOf, since: sinceOf(head) } }];
  }
  const head = fold.edits[name]?.heads.find(({ id }) => id === choose);
  return head ? [{ ...frame, k: 'edit', payload: { set: { [name]: head.value } } }] : null;
}

/** The chosen problem keeps its number, every other one gets the next free one of the quarter. */
function renumberings(
  county: County,
  number: string,
  choose: string,
  author: { readonly user: string; readonly role: string },
): Draft[] | null {
  const problems = [...county.rows.values()].filter(({ problem }) => problem?.number === number);
  if (problems.length < 2 || !problems.some(({ id }) => id === choose)) return null;
  const [year = '', quarter = ''] = number.split('-Q');
  const day = `${year}-${String(Number(quarter.slice(0, 1)) * 3).padStart(2, '0')}-01`;
  const taken = [...county.rows.values()].flatMap(({ problem }) => problem?.number ?? []);
  return problems
    .filter(({ id }) => id !== choose)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id }): Draft => {
      const next = nextProblemNumber(taken, day);
      taken.push(next);
      const base = (county.folds.get(id)?.edits['problem.number']?.heads ?? []).map((head) => head.id);
      const payload = { set: { 'problem.number': next } };
      return { stream: streamOf(county, id), ...author, base, k: 'edit', subject: id, payload };
    });
}

/** The unit whose people decide it; undefined where the difference is gone. */
export const differenceUnits = (county: County, subject: string): readonly string[] =>
  unitIndex(county).pathUp(unitOf(county, subject));
