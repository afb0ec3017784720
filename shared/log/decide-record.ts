/** May this be written down? Settings, created targets, edits of targets and entries, proof. */
import { countySettingsSchema } from '../domain/campaign.ts';
import { dayOfInstant, isDay } from '../domain/day.ts';
import { type EntryContext, entrySubject, type EntryRefusal, type EntryRow } from '../domain/entries/entry.ts';
import { markedStandards } from '../domain/entries/mark.ts';
import { ENTRY_KINDS } from '../domain/entries/registry.ts';
import { parseRole, type Role } from '../domain/role.ts';
import { changedStandard } from '../domain/standard.ts';
import { clockMs } from './clock.ts';
import { type County, entriesOf, kindOf, settingsOf, unitIndex } from './county.ts';
import { editedFields, isTargetField } from './edits.ts';
import { householdRow } from './household-fold.ts';
import { householdsOf } from './pairings.ts';
import { type Draft, payloadSchemas } from './operation.ts';
import { emptyFold } from './subject-fold.ts';

/** What cannot be written down as it stands. */
export type RecordRefusal =
  | EntryRefusal
  /** Settings that contradict themselves: paths and names of what is wrong. */
  | { readonly reason: 'settings'; readonly issues: readonly { path: string; message: string }[] }
  | { readonly reason: 'kind-in-use'; readonly kind: string; readonly count: number }
  /** Somebody has marked by this version: a change needs a new one. */
  | { readonly reason: 'standard-in-use'; readonly standard: string; readonly version: number }
  | { readonly reason: 'unknown-kind'; readonly kind: string }
  | { readonly reason: 'unknown-unit'; readonly unit: string }
  | { readonly reason: 'unknown-field'; readonly field: string }
  | { readonly reason: 'unknown-evidence'; readonly item: string }
  | { readonly reason: 'taken'; readonly subject: string }
  | { readonly reason: 'deadline-before-start'; readonly start: string; readonly deadline: string }
  | { readonly reason: 'bad-day'; readonly day: string }
  /** This role may not write this kind of thing. */
  | { readonly reason: 'role-write'; readonly role: Role; readonly k: string }
  | { readonly reason: 'form' };

/** A kind that still has targets may not go, a standard that has marks may not change. Thresholds, stages and the like are checked by the settings' own schema. */
export function checkSettings(county: County, draft: Draft): RecordRefusal | null {
  const parsed = countySettingsSchema.safeParse(draft.payload['settings']);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { reason: 'settings', issues };
  }
  const kept = new Set(parsed.data.kinds.map((kind) => kind.id));
  for (const kind of settingsOf(county)?.kinds ?? []) {
    if (kept.has(kind.id)) continue;
    const count = [...county.rows.values()].filter((row) => row.kind === kind.id).length;
    if (count > 0) return { reason: 'kind-in-use', kind: kind.name, count };
  }
  const changed = changedStandard(
    settingsOf(county)?.standards ?? [],
    parsed.data.standards ?? [],
    markedStandards(entriesOf(county, 'mark')),
  );
  if (changed) return { reason: 'standard-in-use', standard: changed.name, version: changed.version };
  return null;
}

function planRefusal(plan: { start: string; deadline: string }): RecordRefusal | null {
  const bad = [plan.start, plan.deadline].find((day) => !isDay(day));
  if (bad !== undefined) return { reason: 'bad-day', day: bad };
  return plan.deadline < plan.start ? { reason: 'deadline-before-start', ...plan } : null;
}

export function checkCreation(county: County, draft: Draft): RecordRefusal | null {
  const { spec } = payloadSchemas.target.parse(draft.payload);
  if (spec.id !== draft.subject || entrySubject(spec.id) || householdRow(spec.id)) return { reason: 'form' };
  if (county.rows.has(spec.id)) return { reason: 'taken', subject: spec.id };
  const kind = kindOf(county, spec.kind);
  if (!kind) return { reason: 'unknown-kind', kind: spec.kind };
  if (!unitIndex(county).get(spec.unit)) return { reason: 'unknown-unit', unit: spec.unit };
  if ((kind.sector === 'problem') !== (spec.problem !== undefined)) return { reason: 'form' };
  return planRefusal(spec.plan);
}

export function checkEdit(county: County, draft: Draft): RecordRefusal | null {
  const { set } = payloadSchemas.edit.parse(draft.payload);
  const row = county.rows.get(draft.subject);
  if (!row) return checkEntry(county, draft);
  const unknown = Object.keys(set).find((field) => !isTargetField(field));
  if (unknown !== undefined) return { reason: 'unknown-field', field: unknown };
  const text = (field: string, otherwise: string): string => {
    const value = set[field];
    return typeof value === 'string' ? value : otherwise;
  };
  return planRefusal({ start: text('start', row.plan.start), deadline: text('deadline', row.plan.deadline) });
}

/** The whole entry as it would stand is held against its collection's form and rules. */
function checkEntry(county: County, draft: Draft): RecordRefusal | null {
  const named = entrySubject(draft.subject);
  const kind = named && ENTRY_KINDS[named.collection];
  if (!named || !kind) return { reason: 'form' };
  const role = parseRole(draft.role)?.role;
  if (!role || !kind.roles.includes(role)) return { reason: 'role-write', role: role ?? 'viewer', k: named.collection };
  const { set } = payloadSchemas.edit.parse(draft.payload);
  const before = editedFields((county.folds.get(draft.subject) ?? emptyFold).edits);
  const fields = Object.fromEntries(Object.entries({ ...before, ...set }).filter(([, value]) => value !== null));
  if (!kind.schema.safeParse(fields).success) return { reason: 'form' };
  const row: EntryRow = { subject: draft.subject, ...named, fields, disputed: [], notes: [] };
  return fields['withdrawn'] === true ? null : (kind.check?.(row, entryContext(county)) ?? null);
}

const entryContext = (county: County): EntryContext => ({
  settings: settingsOf(county),
  units: unitIndex(county),
  on: settingsOf(county)?.today ?? (county.lastClock === '' ? county.on : maxDay(county)),
  entries: (collection) => entriesOf(county, collection),
  isKnown: (subject) => isKnownSubject(county, subject),
  pairedWith: (cadre) => householdsOf(cadre, county.blocks.values(), entriesOf(county, 'pairing')),
});

/** The day on which it is written: the seat's own, unless the log has already gone further. */
function maxDay(county: County): string {
  const heard = dayOfInstant(clockMs(county.lastClock));
  return heard > county.on ? heard : county.on;
}

/** Whether there is such a target, household, unit or entry. */
export function isKnownSubject(county: County, subject: string): boolean {
  const household = householdRow(subject);
  if (household) {
    const count = county.blocks.get(household.village)?.members.length ?? 0;
    return household.row >= 0 && household.row < count;
  }
  return county.rows.has(subject) || county.entries.has(subject) || unitIndex(county).get(subject) !== undefined;
}

export function checkEvidence(county: County, draft: Draft): RecordRefusal | null {
  const { item, issued } = payloadSchemas.evidence.parse(draft.payload);
  const row = county.rows.get(draft.subject);
  const kind = row && kindOf(county, row.kind);
  if (!kind) return { reason: 'form' };
  if (issued !== undefined && !isDay(issued)) return { reason: 'bad-day', day: issued };
  return (kind.evidence ?? []).some((rule) => rule.id === item) ? null : { reason: 'unknown-evidence', item };
}

/** Which kinds of operation a role may write at all; `clearance` and entries have their own rules. */
const MAY_WRITE: Readonly<Record<Role, (k: string, isProblem: boolean) => boolean>> = {
  duty: () => true,
  zone: (k) => k !== 'settings' && k !== 'import',
  township: (k) => k !== 'settings' && k !== 'import',
  village: (k) => k !== 'settings' && k !== 'import',
  inspector: (k, isProblem) =>
    ['evidence', 'note', 'revoke'].includes(k) || (isProblem && ['target', 'edit'].includes(k)),
  viewer: () => false,
};

/** Whether a role may write operations of kind `k` about targets, problems or others. */
export const mayWrite = (role: Role, k: string, isProblem: boolean): boolean => MAY_WRITE[role](k, isProblem);

export function roleRefusal(county: County, draft: Draft, role: Role): RecordRefusal | null {
  if (draft.k === 'clearance') return null;
  const isEntry = entrySubject(draft.subject) !== null;
  if (isEntry && draft.k === 'edit') return null;
  const kind =
    draft.k === 'target' ? payloadSchemas.target.parse(draft.payload).spec.kind : county.rows.get(draft.subject)?.kind;
  const isProblem = kind !== undefined && kindOf(county, kind)?.sector === 'problem';
  return mayWrite(role, draft.k, isProblem) ? null : { reason: 'role-write', role, k: draft.k };
}
