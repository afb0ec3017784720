/**
 * Who acts: a role of the command chain and the unit that it is held for. Written `duty` or `township@990101005` in an
 * operation, so that the log says in which capacity somebody acted. Source: PRODUCT "command chain 四级联动", "Who uses it".
 */
import { z } from 'zod';

export const ROLES = ['duty', 'zone', 'township', 'village', 'inspector', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export interface Capacity {
  readonly role: Role;
  /** Unit that the role is held for; absent: the whole county. */
  readonly unit?: string;
}

/** Null for text that names no role. */
export function parseRole(text: string): Capacity | null {
  const cut = text.indexOf('@');
  const role = roleSchema.safeParse(cut < 0 ? text : text.slice(0, cut));
  if (!role.success) return null;
  const unit = cut < 0 ? '' : text.slice(cut + 1);
  return cut >= 0 && unit === '' ? null : { role: role.data, ...(unit === '' ? {} : { unit }) };
}

export const roleText = ({ role, unit }: Capacity): string => (unit === undefined ? role : `${role}@${unit}`);

/** Whether somebody who acts for a unit may touch what lies at the end of `path` (unit up to county). */
export const reaches = (capacity: Capacity, path: readonly string[]): boolean =>
  capacity.unit === undefined || path.includes(capacity.unit);
