/**
 * Inspections 四位一体督查: four kinds of inspectors in groups that visit units; what they find becomes problems, and their
 * re-check 回头看 of cleared problems may reopen them.
 * Source: PRODUCT row "supervision 四位一体督查": 4 kinds, 12 groups 91 people, 回头看 re-check.
 */
import { z } from 'zod';
import type { State } from './clearance.ts';
import { type Day, daySchema } from './unit.ts';
import type { UnitIndex } from './unit-index.ts';

/** Discipline 纪检, the county's inspection office 督查室, poverty relief 扶贫专项, the sector's own bureaus 行业. */
export const INSPECTION_KINDS = ['discipline', 'office', 'special', 'sector'] as const;
export const inspectionKindSchema = z.enum(INSPECTION_KINDS);
export type InspectionKind = z.infer<typeof inspectionKindSchema>;

export const inspectionGroupSchema = z.object({
  name: z.string().min(1),
  leader: z.string(),
  /** Everybody in the group, the leader included. */
  people: z.array(z.string().min(1)),
  /** Units that it visits. */
  units: z.array(z.string()),
});
export type InspectionGroup = z.infer<typeof inspectionGroupSchema>;

/** What a re-check found: it holds, it has fallen back, or it could not be judged. */
export const RECHECK_RESULTS = ['holds', 'relapsed', 'unclear'] as const;
export const recheckSchema = z.object({
  problem: z.string().min(1),
  result: z.enum(RECHECK_RESULTS),
  on: daySchema,
  by: z.string().min(1),
  note: z.string(),
});
export type Recheck = z.infer<typeof recheckSchema>;
export type RecheckResult = Recheck['result'];

export interface Inspection {
  readonly id: string;
  readonly kind: InspectionKind;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly groups: readonly InspectionGroup[];
}

export type InspectionFault =
  | { readonly reason: 'ends-before-start'; readonly from: Day; readonly to: Day }
  | { readonly reason: 'no-group' }
  | { readonly reason: 'empty-group'; readonly group: string }
  | { readonly reason: 'leader-outside'; readonly group: string; readonly leader: string }
  | { readonly reason: 'person-twice'; readonly person: string; readonly groups: readonly [string, string] }
  | { readonly reason: 'unknown-unit'; readonly group: string; readonly unit: string };

/** What is wrong with an inspection; empty when it may be kept. A person cannot travel with two groups at once. */
export function inspectionFaults(inspection: Omit<Inspection, 'id'>, units: UnitIndex): InspectionFault[] {
  const faults: InspectionFault[] = [];
  const { from, to, groups } = inspection;
  if (to < from) faults.push({ reason: 'ends-before-start', from, to });
  if (groups.length === 0) faults.push({ reason: 'no-group' });
  const groupOf = new Map<string, string>();
  for (const group of groups) {
    if (group.people.length === 0) faults.push({ reason: 'empty-group', group: group.name });
    if (group.leader !== '' && !group.people.includes(group.leader))
      faults.push({ reason: 'leader-outside', group: group.name, leader: group.leader });
    for (const person of group.people) {
      const other = groupOf.get(person);
      if (other !== undefined) faults.push({ reason: 'person-twice', person, groups: [other, group.name] });
      else groupOf.set(person, group.name);
    }
    for (const unit of group.units)
      if (!units.get(unit)) faults.push({ reason: 'unknown-unit', group: group.name, unit });
  }
  return faults;
}

export interface InspectionTotals {
  readonly groups: number;
  /** Distinct people. */
  readonly people: number;
  /** Distinct units visited. */
  readonly units: number;
}

/** Over one or many inspections. A namesake in two inspections counts once. */
export function inspectionTotals(inspections: readonly Pick<Inspection, 'groups'>[]): InspectionTotals {
  const groups = inspections.flatMap((inspection) => inspection.groups);
  return {
    groups: groups.length,
    people: new Set(groups.flatMap((group) => group.people)).size,
    units: new Set(groups.flatMap((group) => group.units)).size,
  };
}

/** What follows for the problem: a cleared one that fell back is reopened, an open one simply stays open. */
export function recheckStep(state: State, result: RecheckResult): 'reopened' | null {
  return result === 'relapsed' && state === 'cleared' ? 'reopened' : null;
}

/** The newest result per problem; of two on one day the later in the list. */
export function latestRechecks(rechecks: readonly Recheck[]): Map<string, Recheck> {
  const latest = new Map<string, Recheck>();
  for (const recheck of rechecks) {
    const known = latest.get(recheck.problem);
    if (!known || recheck.on >= known.on) latest.set(recheck.problem, recheck);
  }
  return latest;
}
