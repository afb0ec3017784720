/** Which lines of the ledger are shown, in what order, under which heads: pure, so that 350,000 rows can be measured. */
import { type State, isCounted, isDone } from '../../../shared/domain/clearance.ts';
import { daysBetween } from '../../../shared/domain/day.ts';
import type { Light } from '../../../shared/domain/light.ts';
import { LIGHTS } from '../../../shared/domain/light.ts';
import { STATES } from '../../../shared/domain/clearance.ts';
import type { LitTarget } from '../../db/reader.ts';

export const GROUPS = ['none', 'township', 'kind', 'state', 'light', 'owner'] as const;
export type Group = (typeof GROUPS)[number];

export const COLUMNS = [
  'state',
  'light',
  'name',
  'kind',
  'unit',
  'owner',
  'quantity',
  'percent',
  'deadline',
  'late',
  'evidence',
  'last',
  'id',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a saved view keeps. */
export interface LedgerView {
  /** Empty: every kind. */
  readonly kind: string;
  /** Empty: every state. */
  readonly states: readonly State[];
  /** Empty: every light. */
  readonly lights: readonly Light[];
  readonly overdue: boolean;
  readonly disputed: boolean;
  readonly query: string;
  readonly sort: { readonly column: Column; readonly descending: boolean };
  readonly group: Group;
}

/** What the query needs to know beyond the rows. */
export interface LedgerContext {
  readonly on: string;
  readonly kindName: (kind: string) => string;
  /** Proof that the kind demands. */
  readonly demands: (kind: string) => readonly { readonly id: string }[];
  readonly unitName: (unit: string) => string;
  /** Township of a unit, as a head of group. */
  readonly townshipOf: (unit: string) => string;
  /** Plain text and sounds by which a name may be found. */
  readonly soundsOf: (name: string) => string;
}

export type LedgerLine =
  | { readonly line: 'head'; readonly key: string; readonly count: number; readonly done: number }
  | { readonly line: 'row'; readonly number: number; readonly row: LitTarget };

export const daysLate = (row: LitTarget, on: string): number =>
  row.overdue ? Math.max(0, daysBetween(row.plan.deadline, on)) : 0;

/** Demands of the kind for which there is some proof. */
export const proofOf = (row: LitTarget, context: Pick<LedgerContext, 'demands'>): { have: number; need: number } => {
  const demands = context.demands(row.kind);
  const have = demands.filter((rule) => (row.evidence ?? []).some((entry) => entry.item === rule.id)).length;
  return { have, need: demands.length };
};

export function filterLedger(rows: readonly LitTarget[], view: LedgerView, context: LedgerContext): LitTarget[] {
  const words = view.query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (row: LitTarget): boolean =>
    words.every(
      (word) =>
        row.id.toLowerCase().includes(word) ||
        context.soundsOf(row.name).includes(word) ||
        context.soundsOf(row.owner).includes(word),
    );
  return rows.filter(
    (row) =>
      (view.kind === '' || row.kind === view.kind) &&
      (view.states.length === 0 || view.states.includes(row.state)) &&
      (view.lights.length === 0 || (isCounted(row.state) && view.lights.includes(row.light))) &&
      (!view.overdue || row.overdue) &&
      (!view.disputed || row.disputed) &&
      (words.length === 0 || found(row)),
  );
}

type Sortable = string | number;

/** Values are worked out once per row, not once per comparison. */
function sortValue(row: LitTarget, column: Column, context: LedgerContext): Sortable {
  switch (column) {
    case 'state':
      return STATES.indexOf(row.state);
    case 'light':
      return LIGHTS.indexOf(row.light);
    case 'name':
      return context.soundsOf(row.name);
    case 'kind':
      return context.kindName(row.kind);
    case 'unit':
      return row.unit;
    case 'owner':
      return context.soundsOf(row.owner);
    case 'quantity':
      return row.quantity;
    case 'percent':
      return row.percent;
    case 'deadline':
      return row.plan.deadline;
    case 'late':
      return daysLate(row, context.on);
    case 'evidence': {
      const { have, need } = proofOf(row, context);
      return need === 0 ? 2 : have / need;
    }
    case 'last':
      return row.last?.at ?? 0;
    case 'id':
      return inOrder(row.id);
  }
}

const DIGITS = 12;
/** An id whose numbers sort as numbers: the second comes before the tenth. */
const inOrder = (id: string): string => id.replaceAll(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));

export function sortLedger(rows: readonly LitTarget[], { sort }: LedgerView, context: LedgerContext): LitTarget[] {
  const sign = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: sortValue(row, sort.column, context), order: inOrder(row.id) }));
  keyed.sort((a, b) => {
    if (a.value < b.value) return -sign;
    if (a.value > b.value) return sign;
    return a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
  });
  return keyed.map(({ row }) => row);
}

function groupKey(row: LitTarget, group: Group, context: LedgerContext): string {
  if (group === 'township') return context.townshipOf(row.unit);
  if (group === 'kind') return row.kind;
  if (group === 'state') return row.state;
  return group === 'light' ? row.light : row.owner;
}

/** Lines to show; heads stand in the order in which their first row comes, except for states and lights, which have one. */
export function ledgerLines(
  rows: readonly LitTarget[],
  view: LedgerView,
  folded: ReadonlySet<string>,
  context: LedgerContext,
): LedgerLine[] {
  const line = (row: LitTarget, i: number): LedgerLine => ({ line: 'row', number: i + 1, row });
  if (view.group === 'none') return rows.map(line);
  const groups = new Map<string, LitTarget[]>();
  for (const row of rows) {
    const key = groupKey(row, view.group, context);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const order: readonly string[] = view.group === 'state' ? STATES : view.group === 'light' ? LIGHTS : [];
  const sorted = [...groups].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return sorted.flatMap(([key, group]) => [
    { line: 'head' as const, key, count: group.length, done: group.filter((row) => isDone(row.state)).length },
    ...(folded.has(key) ? [] : group.map(line)),
  ]);
}
