/** Who may write files into the county: the duty officer of the whole county. The host asks the same. */
import type { Capacity } from '../../../../shared/domain/role.ts';

export interface Actor extends Capacity {
  readonly user: string;
}

export const canImport = ({ role, unit }: Capacity): boolean => role === 'duty' && unit === undefined;
